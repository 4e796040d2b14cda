namespace Portal.Domain.LogAnalysis.Rules;

/// <summary>A catalogue file as it is written. See the README of this feature. Setters, because generated code gives absent init-only members no default.</summary>
internal sealed record RuleFile
{
    public string? About { get; set; }

    public List<RuleText> Rules { get; set; } = [];
}

/// <summary>A known problem as it is written. Texts are templates, see <see cref="Template"/>.</summary>
internal sealed record RuleText
{
    /// <summary>Unique; an operator's rule with the id of a built-in one replaces it.</summary>
    public string Id { get; set; } = "";

    public string Code { get; set; } = "";

    public string Family { get; set; } = LogFamilies.Other;

    public string Title { get; set; } = "";

    public Severity Severity { get; set; } = Severity.Medium;

    public double Confidence { get; set; } = 0.9;

    public List<PatternText> Patterns { get; set; } = [];

    /// <summary>The quietest level it may stand at: <c>warn</c> unless said. Lines without a level always count.</summary>
    public string? Level { get; set; }

    /// <summary>Where it may stand: <c>log</c>, <c>report</c>, <c>daemon</c>. Log and report unless said.</summary>
    public List<string>? In { get; set; }

    /// <summary>0 = specific. A rule of a higher rank is silent where one of a lower rank matches the same entry or report.</summary>
    public int Rank { get; set; }

    /// <summary>Every match in an entry is an occurrence, not the first only.</summary>
    public bool Each { get; set; }

    public string? Subject { get; set; }

    public Dictionary<string, string> Detail { get; set; } = [];

    public BlameText? Blame { get; set; }

    public string Cause { get; set; } = "";

    public string Action { get; set; } = "";

    public List<string> Steps { get; set; } = [];

    public FixText? Fix { get; set; }

    /// <summary>Codes of consequences; <c>plugin.*</c> means all that begin so.</summary>
    public List<string> Explains { get; set; } = [];

    /// <summary>Codes of consequences where they are about the same subject.</summary>
    public List<string> ExplainsOfSubject { get; set; } = [];

    public List<string> Links { get; set; } = [];

    /// <summary>Captured values, by name, that make a match none: <c>{"dependency": ["minecraft"]}</c>.</summary>
    public Dictionary<string, List<string>> Except { get; set; } = [];

    /// <summary>The rule to take instead when the stack trace names a mod.</summary>
    public string? IfModBlamed { get; set; }

    /// <summary>The rule to take instead when the trace of a Bukkit server names a plugin.</summary>
    public string? IfPluginBlamed { get; set; }

    /// <summary>How many times it must be seen.</summary>
    public int AtLeast { get; set; } = 1;

    /// <summary>… within this many minutes; 0 = in the whole log.</summary>
    public int WithinMinutes { get; set; }

    /// <summary>Switches a built-in rule of the same id off.</summary>
    public bool Off { get; set; }

    /// <summary>Texts that it must find.</summary>
    public List<string> Positive { get; set; } = [];

    /// <summary>Texts that it must not find.</summary>
    public List<string> Negative { get; set; } = [];
}

/// <summary>A wording: a literal that must be there, and the expression that must match.</summary>
internal sealed record PatternText(string Anchor, string Regex);

/// <summary>What a rule blames.</summary>
internal sealed record BlameText(string Kind, string Name, double Confidence = 0.9);

/// <summary>An action that helps.</summary>
internal sealed record FixText(string Kind, Dictionary<string, string>? Parameters = null);
