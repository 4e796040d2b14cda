using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Portal.Domain.Knowledge;
using Portal.Domain.Knowledge.Ingestion;
using Portal.Integrations.Models;
using Portal.Tests.Fixtures;

namespace Portal.Tests.Integrations.Search;

/// <summary>An embeddings model joins the search, and the search goes on without it.</summary>
public sealed class EmbeddingsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact, Trait("Req", "K3")]
    public async Task A_configured_model_joins_and_one_that_fails_is_missed_by_nobody()
    {
        var server = new Embeddings();
        await using var portal = new PortalFactory
        {
            Settings = { ["Models:Embeddings:Endpoint"] = "http://models.test/v1", ["Models:Embeddings:Model"] = "small" },
            Replace = services => services.AddHttpClient(ModelClients.Name).ConfigurePrimaryHttpMessageHandler(() => server),
        };
        var docs = Directory.CreateDirectory(Path.Combine(portal.DataDirectory, "docs"));
        await File.WriteAllTextAsync(Path.Combine(docs.FullName, "cats.md"), "# Felines\n\nThey purr when they are content.\n", Token);
        await File.WriteAllTextAsync(Path.Combine(docs.FullName, "dogs.md"), "# Hounds\n\nThey bark when somebody comes.\n", Token);
        var ingestion = portal.Services.GetRequiredService<IngestionService>();
        var index = portal.Services.GetRequiredService<IKnowledgeIndex>();
        await ingestion.RunAsync([new KnowledgeSource { Name = "docs", Path = docs.FullName, Watch = false }], null, Token);

        (await index.SearchAsync("kitten", 5, Token)).Hits[0].Document.Should().Be("cats.md", "only the model knows that");
        server.IsDown = true;
        (await index.SearchAsync("hounds bark", 5, Token)).Hits[0].Document.Should().Be("dogs.md");
    }

    /// <summary>Knows cats from everything else.</summary>
    private sealed class Embeddings : HttpMessageHandler
    {
        public bool IsDown { get; set; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.RequestUri!.AbsolutePath.Should().Be("/v1/embeddings");
            var texts = JsonDocument.Parse(await request.Content!.ReadAsStringAsync(cancellationToken)).RootElement.GetProperty("input").EnumerateArray();
            var data = texts.Select((text, i) => (JsonNode)new JsonObject { ["index"] = i, ["embedding"] = Place(text.GetString()!) });
            return IsDown
                ? new HttpResponseMessage(HttpStatusCode.ServiceUnavailable)
                : new HttpResponseMessage { Content = new StringContent(new JsonObject { ["data"] = new JsonArray([.. data.Reverse()]) }.ToJsonString()) };
        }

        private static JsonArray Place(string text) =>
            text.Contains("purr", StringComparison.Ordinal) || text.Contains("kitten", StringComparison.Ordinal) ? [1, 0.1] : [-0.1, 1];
    }
}
