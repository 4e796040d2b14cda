using Portal.Domain.Assistant.Responder.Understanding;
using Portal.Domain.Assistant.Tools;
using Portal.Domain.Knowledge;

namespace Portal.Domain.Assistant.Responder.Intents;

/// <summary>Questions the documentation answers, in its own words; or plainly that it does not.</summary>
internal sealed class HowToAnswer(AssistantOptions options) : IIntentAnswer
{
    private const int ShortestQuestion = 3;

    /// <summary>Passages quoted from the best article: an introduction alone answers nothing.</summary>
    private const int PassagesOfOne = 3;

    /// <summary>The share of the best passage's score from which another of the same article belongs to the answer.</summary>
    private const double SameArticle = 0.5;

    public IReadOnlyList<string> Intents { get; } = [Intent.HowTo, Intent.Unknown];

    public async Task AnswerAsync(Wish wish, Reply reply, CancellationToken cancellationToken)
    {
        if (wish.Intent == Intent.Unknown && wish.Words.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length < ShortestQuestion)
        {
            NotKnown(reply, reply.Texts.DoNotKnow);
            return;
        }

        if (await SearchAsync(wish, reply, cancellationToken) is not { } answer)
        {
            NotKnown(reply, wish.Intent == Intent.Unknown ? reply.Texts.DoNotKnow : reply.Texts.NoArticle);
            return;
        }

        Quote(answer, reply);
        reply.Suggest(reply.Texts.SayList, reply.Texts.SayHuman);
    }

    // The articles are in English: a question in another language is asked again in their words.
    private async Task<KnowledgeAnswer?> SearchAsync(Wish wish, Reply reply, CancellationToken cancellationToken)
    {
        var topic = Topics.Find(wish.Words);
        string[] questions = topic is null ? [wish.Words] : reply.Texts.Language == "en" && reply.Scope.Understood.Language is null or "en" ? [wish.Words, topic] : [topic, wish.Words];
        foreach (var question in questions)
        {
            var result = await reply.CallAsync("search_knowledge", new { question = question.Length <= 400 ? question : question[..400] }, cancellationToken);
            if (result.Value is KnowledgeAnswer { Hits.Count: > 0 } answer && answer.Answerable >= options.AnswerableFrom)
            {
                return answer;
            }
        }

        return null;
    }

    private static void Quote(KnowledgeAnswer answer, Reply reply)
    {
        var best = answer.Hits[0];
        var n = Cite(best, reply);
        reply.Say(reply.Texts.FromArticle(best.Title, n));
        foreach (var passage in answer.Hits.Where(hit => hit.Document == best.Document && hit.Score >= best.Score * SameArticle).Take(PassagesOfOne))
        {
            Quote(passage, reply);
        }

        reply.Say(reply.Texts.QuotedInEnglish);
        if (answer.Hits.Skip(1).FirstOrDefault(hit => hit.Document != best.Document && hit.Score >= best.Score * 0.6) is { } second)
        {
            reply.Say(reply.Texts.MoreIn(second.Title, Cite(second, reply)));
        }
    }

    // What is not the article's own words is not shown as a quotation.
    private static void Quote(Passage passage, Reply reply)
    {
        var quotation = Passages.Quote(passage.Text);
        if (!Passages.IsVerbatim(quotation, passage.Text))
        {
            return;
        }

        if (passage.Headings.Count > 1)
        {
            reply.Say($"**{Texts.ReplyTexts.Plain(passage.Headings[^1])}**");
        }

        reply.Say(quotation);
    }

    private static int Cite(Passage passage, Reply reply)
    {
        var (n, citation) = SearchKnowledgeTool.Cite(reply.Scope, passage);
        if (citation is not null)
        {
            reply.Show(citation);
        }

        return n;
    }

    private static void NotKnown(Reply reply, string text)
    {
        reply.Say($"{text} {reply.Texts.OfferPerson}");
        reply.NotGrounded();
        reply.Signals.Issue ??= "a question the documentation does not answer";
        reply.Suggest(reply.Texts.SayHuman, reply.Texts.SayList);
    }
}
