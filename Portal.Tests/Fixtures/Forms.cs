using System.Text.RegularExpressions;

namespace Portal.Tests.Fixtures;

/// <summary>Fills in forms as a browser without scripts would.</summary>
public static partial class Forms
{
    /// <summary>Opens the page, takes its antiforgery token and posts the form back to it.</summary>
    /// <param name="browser">Keeps cookies and follows no redirects.</param>
    /// <param name="page">Where the form is.</param>
    /// <param name="handler">The form's name.</param>
    /// <param name="fields">What was typed.</param>
    public static async Task<HttpResponseMessage> SubmitAsync(
        this HttpClient browser, string page, string handler, Dictionary<string, string> fields)
    {
        fields["_handler"] = handler;
        return await browser.PostFormAsync(page, page, fields);
    }

    /// <summary>Takes the token from one page and posts to an address.</summary>
    public static async Task<HttpResponseMessage> PostFormAsync(
        this HttpClient browser, string page, string action, Dictionary<string, string> fields)
    {
        var token = TestContext.Current.CancellationToken;
        var html = await browser.GetStringAsync(new Uri(page, UriKind.Relative), token);
        fields["__RequestVerificationToken"] = Token().Match(html).Groups[1].Value;
        using var body = new FormUrlEncodedContent(fields);
        return await browser.PostAsync(new Uri(action, UriKind.Relative), body, token);
    }

    [GeneratedRegex("""name="__RequestVerificationToken" value="([^"]+)""")]
    private static partial Regex Token();
}
