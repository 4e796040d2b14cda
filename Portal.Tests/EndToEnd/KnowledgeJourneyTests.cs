using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Portal.Domain.Knowledge.Questions;
using Portal.Tests.Fixtures;
using static Microsoft.Playwright.Assertions;

namespace Portal.Tests.EndToEnd;

/// <summary>An admin's way through the knowledge base, as the pages offer it.</summary>
public sealed class KnowledgeJourneyTests(Chromium chromium)
{
    [Fact, Trait("Req", "K1"), Trait("Req", "K8")]
    public async Task A_folder_is_added_read_and_searched_a_passage_disabled_and_an_article_answers_a_question()
    {
        await using var portal = new PortalFactory { Demo = true };
        var address = new Uri($"http://localhost:{portal.OpenPort().Port}");
        var docs = Directory.CreateDirectory(Path.Combine(portal.DataDirectory, "handbook"));
        for (var i = 0; i < 60; i++)
        {
            await File.WriteAllTextAsync(Path.Combine(docs.FullName, $"page-{i:00}.md"), $"# Page {i}\n\nThe okapi rule number {i} holds.\n", TestContext.Current.CancellationToken);
        }

        await portal.Services.GetRequiredService<UnansweredQuestions>().RecordAsync("How do I tame a quokka?", TestContext.Current.CancellationToken);
        await using var device = await chromium.NewDeviceAsync();
        var page = await device.SignInAsync(address, "admin@demo.example");
        await page.GotoAsync(new Uri(address, "/admin/knowledge").ToString());

        // 1. A source: what is wrong stands at its field, then it is there.
        await page.GetByTestId("source-add").ClickAsync();
        await page.GetByLabel("Name").FillAsync("handbook");
        await page.GetByTestId("source-save").ClickAsync();
        await Expect(page.Locator("dialog[open]")).ToContainTextAsync("folder needs a path");
        await page.GetByLabel("Folder").FillAsync(docs.FullName);
        await page.GetByTestId("source-save").ClickAsync();
        var row = page.Locator("[data-testid=source-row][data-source=handbook]");
        await Expect(row).ToBeVisibleAsync();

        // 2. Read again, with its progress.
        await page.GetByTestId("ingest-start").ClickAsync();
        await Expect(page.GetByTestId("ingest-progress")).ToHaveAttributeAsync("data-state", "succeeded", new() { Timeout = 120_000 });
        await Expect(row).ToContainTextAsync("60");
        await page.PictureAsync("knowledge");

        // 3. A document, and a passage kept out of search.
        await row.GetByRole(AriaRole.Link).First.ClickAsync();
        await page.Locator("[data-path='page-07.md'] a").ClickAsync();
        await Expect(page.GetByTestId("cited-in")).ToContainTextAsync("0 conversations");
        await page.GetByTestId("passage-toggle").First.ClickAsync();
        await Expect(page.GetByTestId("passage").First).ToHaveAttributeAsync("data-disabled", "true");
        await TryAsync(page, address, "okapi rule number 7");
        await Expect(page.GetByTestId("try-hit").First).ToBeVisibleAsync();
        await Expect(page.Locator("[data-testid=try-hit][data-document='page-07.md']")).ToHaveCountAsync(0);
        await Expect(page.Locator(".score-parts").First).ToBeVisibleAsync();
        await page.PictureAsync("try");

        // 4. An article for a question nobody could answer, found as soon as it is saved.
        await page.GotoAsync(new Uri(address, "/admin/knowledge/questions").ToString());
        await page.GetByTestId("unanswered").Filter(new() { HasText = "quokka" }).GetByTestId("write-article").ClickAsync();
        await Expect(page.GetByTestId("article-title")).ToHaveValueAsync("How do I tame a quokka?");
        await page.GetByTestId("article-text").FillAsync("Offer the quokka fresh leaves.\n\nThen wait a day and try again.");
        await page.GetByTestId("article-save").ClickAsync();
        await Expect(page.GetByTestId("try-hit").First).ToHaveAttributeAsync("data-document", "how-do-i-tame-a-quokka.md");
        await Expect(page.GetByTestId("try-verdict")).ToHaveAttributeAsync("data-answered", "true");
        await page.GotoAsync(new Uri(address, "/admin/knowledge/questions").ToString());
        await Expect(page.GetByText("Nothing is unanswered")).ToBeVisibleAsync();
    }

    private static async Task TryAsync(IPage page, Uri address, string question)
    {
        await page.GotoAsync(new Uri(address, "/admin/knowledge/try").ToString());
        await Expect(page.GetByTestId("try-search")).ToBeEnabledAsync();
        await page.GetByTestId("try-question").FillAsync(question);
        await page.GetByTestId("try-search").ClickAsync();
    }
}
