using System.Text.Json;
using Portal.Tests.Fixtures;

namespace Portal.Tests.Integrations.Search;

/// <summary>The public questions over the public documents: a little below what was reached, so that nothing slips.</summary>
public sealed class RetrievalGateTests
{
    [Fact, Trait("Req", "K3")]
    public async Task The_public_questions_find_their_pages()
    {
        var folder = EvalFolder.Find();
        var token = TestContext.Current.CancellationToken;
        await using var portal = await PortalProcess.StartAsync(["knowledge", "ingest", Path.Combine(folder, "docs"), "--json"], []);
        (await portal.LineAsync("\"indexed\"")).Should().Contain("\"failed\":0");
        await portal.Process.WaitForExitAsync(token);
        await using var eval = await PortalProcess.StartAsync(
            ["eval", "retrieval", "--gold", Path.Combine(folder, "retrieval-dev.jsonl"), "--json"], [], portal.DataDirectory);
        var scores = JsonDocument.Parse(await eval.LineAsync("ndcg10")).RootElement;
        scores.GetProperty("ndcg10").GetDouble().Should().BeGreaterThanOrEqualTo(0.765);
        scores.GetProperty("hit5").GetDouble().Should().BeGreaterThanOrEqualTo(0.87);
        scores.GetProperty("mrr").GetDouble().Should().BeGreaterThanOrEqualTo(0.76);
        scores.GetProperty("auroc").GetDouble().Should().BeGreaterThanOrEqualTo(0.86);
    }
}
