using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.JSInterop;
using Portal.Components.Controls;
using Portal.Hosting;
using Portal.Tests.Fixtures;

namespace Portal.Tests.Web.Controls;

/// <summary>Renders a control once, as a static page would, and parses what comes out.</summary>
internal static class Markup
{
    public static async Task<IElement> OfAsync<T>(ManualClock clock, params (string Name, object? Value)[] parameters)
        where T : IComponent
    {
        var services = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(clock).AddSingleton<IJSRuntime, NoScript>();
        services.AddOptions<PortalOptions>();
        services.AddOptions<MarkdownOptions>();
        services.AddSingleton<LinkRule>();
        await using var provider = services.BuildServiceProvider();
        await using var renderer = new HtmlRenderer(provider, NullLoggerFactory.Instance);
        var values = ParameterView.FromDictionary(parameters.ToDictionary(p => p.Name, p => p.Value));
        var html = await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<T>(values)).ToHtmlString());
        return new HtmlParser().ParseDocument($"<!doctype html><body>{html}</body>").Body!;
    }

    public static Task<IElement> OfAsync<T>(params (string Name, object? Value)[] parameters)
        where T : IComponent =>
        OfAsync<T>(new ManualClock(), parameters);

    /// <summary>Plain words as content.</summary>
    public static RenderFragment Words(string words) => builder => builder.AddContent(0, words);

    /// <summary>Static markup never calls a script.</summary>
    private sealed class NoScript : IJSRuntime
    {
        public ValueTask<TValue> InvokeAsync<TValue>(string identifier, object?[]? args) => throw new NotSupportedException(identifier);

        public ValueTask<TValue> InvokeAsync<TValue>(string identifier, CancellationToken cancellationToken, object?[]? args) =>
            throw new NotSupportedException(identifier);
    }
}
