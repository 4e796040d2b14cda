using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Portal.Integrations.Panel;

/// <summary>Lists come in pages; this reads them all.</summary>
internal static class PanelPages
{
    /// <summary>Beyond this many pages something is wrong on the other side (10,000 entries).</summary>
    private const int Most = 100;

    extension(PanelTransport panel)
    {
        /// <summary>The attributes of every entry of every page. The path has a query already.</summary>
        public async IAsyncEnumerable<JsonElement> PagesAsync(PanelCall call, string path, [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            for (var page = 1; page <= Most; page++)
            {
                var answer = await panel.GetAsync(call, $"{path}&page={page}", cancellationToken);
                if (answer.Find("data") is not { ValueKind: JsonValueKind.Array })
                {
                    throw new Portal.Domain.Panel.PanelProblemException(PanelRefusals.Down());
                }

                foreach (var item in answer.Items())
                {
                    yield return item;
                }

                if (answer.Find("meta")?.Find("pagination") is not { } pages || pages.Count("current_page") >= pages.Count("total_pages"))
                {
                    yield break;
                }
            }
        }
    }
}
