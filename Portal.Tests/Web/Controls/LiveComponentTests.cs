using System.Threading.Channels;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Components.RenderTree;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Portal.Components.Controls;
using Portal.Tests.Fixtures;

namespace Portal.Tests.Web.Controls;

/// <summary>A live component renders what came at most 15 times a second, and lets go of its stream when it goes.</summary>
public sealed class LiveComponentTests
{
    private readonly ManualClock _clock = new();

    [Fact, Trait("Req", "D20")]
    public async Task A_burst_of_items_is_two_renders()
    {
        await using var page = new Page(_clock, live: true);
        var component = await page.ShowAsync();
        var before = component.Renders;

        await Page.SayAsync(component, 40);
        (component.Renders - before).Should().Be(1, "the first item shows at once");

        _clock.Advance(TimeSpan.FromSeconds(1) / 15);
        await component.RenderedAsync(before + 2);
        component.Shown.Should().Be(40);
    }

    [Fact]
    public async Task While_prerendering_nothing_is_followed()
    {
        await using var page = new Page(_clock, live: false);
        var component = await page.ShowAsync();

        component.Following.Should().BeFalse();
    }

    [Fact]
    public async Task A_component_that_goes_lets_go_of_its_stream()
    {
        var page = new Page(_clock, live: true);
        var component = await page.ShowAsync();

        await page.DisposeAsync();

        await component.Ended.Task.WaitAsync(TestContext.Current.CancellationToken);
        page.Failure.Should().BeNull();
    }

    [Fact]
    public async Task A_stream_that_fails_is_told_to_the_renderer()
    {
        await using var page = new Page(_clock, live: true);
        var component = await page.ShowAsync();

        component.Items.Writer.Complete(new InvalidDataException("broken"));

        (await page.Failed.Task.WaitAsync(TestContext.Current.CancellationToken)).Should().BeOfType<InvalidDataException>();
    }

    private sealed class Counter : LiveComponent
    {
        private readonly List<(int Renders, TaskCompletionSource Done)> _waiting = [];

        public Channel<int> Items { get; } = Channel.CreateUnbounded<int>();
        public TaskCompletionSource Ended { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
        public bool Following { get; private set; }
        public int Applied { get; private set; }
        public int Shown { get; private set; }
        public int Renders { get; private set; }
        public TaskCompletionSource? AllApplied { get; set; }
        public int Expected { get; set; }

        public Task RenderedAsync(int renders)
        {
            var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            lock (_waiting)
            {
                if (Renders >= renders)
                {
                    return Task.CompletedTask;
                }

                _waiting.Add((renders, done));
            }

            return done.Task.WaitAsync(TestContext.Current.CancellationToken);
        }

        protected override void OnInitialized() => Follow(ItemsAsync(Gone), item =>
        {
            Applied = item;
            if (Applied == Expected)
            {
                AllApplied?.TrySetResult();
            }
        });

        protected override void BuildRenderTree(RenderTreeBuilder builder)
        {
            lock (_waiting)
            {
                Renders++;
                Shown = Applied;
                _waiting.Where(wait => Renders >= wait.Renders).ToList().ForEach(wait => wait.Done.TrySetResult());
            }
        }

        private async IAsyncEnumerable<int> ItemsAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
        {
            Following = true;
            try
            {
                await foreach (var item in Items.Reader.ReadAllAsync(cancellationToken))
                {
                    yield return item;
                }
            }
            finally
            {
                Ended.TrySetResult();
            }
        }
    }

    /// <summary>A renderer that shows nothing and says whether it is live.</summary>
    private sealed class Page(ManualClock clock, bool live) : Renderer(
        new ServiceCollection().AddSingleton<TimeProvider>(clock).BuildServiceProvider(), NullLoggerFactory.Instance)
    {
        public TaskCompletionSource<Exception> Failed { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Exception? Failure { get; private set; }

        public override Dispatcher Dispatcher { get; } = Dispatcher.CreateDefault();

        protected override RendererInfo RendererInfo { get; } = new("Test", live);

        public Task<Counter> ShowAsync() => Dispatcher.InvokeAsync(async () =>
        {
            var component = (Counter)InstantiateComponent(typeof(Counter));
            await RenderRootComponentAsync(AssignRootComponentId(component));
            return component;
        });

        public static async Task SayAsync(Counter component, int items)
        {
            component.Expected = items;
            component.AllApplied = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            for (var item = 1; item <= items; item++)
            {
                component.Items.Writer.TryWrite(item);
            }

            await component.AllApplied.Task.WaitAsync(TestContext.Current.CancellationToken);
        }

        protected override void HandleException(Exception exception)
        {
            Failure = exception;
            Failed.TrySetResult(exception);
        }

        protected override Task UpdateDisplayAsync(in RenderBatch renderBatch) => Task.CompletedTask;
    }
}
