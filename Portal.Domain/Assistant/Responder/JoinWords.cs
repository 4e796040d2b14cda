using System.Text.RegularExpressions;
using Portal.Domain.ModelRouting;

namespace Portal.Domain.Assistant.Responder;

/// <summary>Whether a complaint is about players who cannot get in.</summary>
internal static partial class JoinWords
{
    public static bool IsAboutJoining(string words) => Joining().IsMatch(FoldedText.Fold(words));

    [GeneratedRegex(@"\b(join|connect|log ?in|get (in|on)|beitreten|verbinden|einloggen|joinen|rein|rejoindre|connecter|conectar|entrar)", RegexOptions.NonBacktracking)]
    private static partial Regex Joining();
}
