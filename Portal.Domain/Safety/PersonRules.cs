using System.Text.RegularExpressions;

namespace Portal.Domain.Safety;

/// <summary>What points at a person: e-mail, fields of real names, coordinates of a home.</summary>
internal static class PersonRules
{
    private const string Number = @"-?\d{1,8}(\.\d{1,20})?";

    private static readonly Regex Email = Redactor.Pattern(@"[\p{L}0-9][\p{L}0-9._%+'-]*@([\p{L}0-9]([\p{L}0-9-]*[\p{L}0-9])?\.)+\p{L}{2,24}");

    private static readonly Regex RealName = Redactor.Pattern(
        @"(?<name>[""']?\b(first|last|real|full|sur|family|given|billing|customer|contact|card ?holder)[-_ ]?name|[""']?\bname[-_](first|last)|[""']?\b(vorname|nachname))(?<glue>[""']?\s*[:=]\s*)(?<value>""[^""\r\n]*""|'[^'\r\n]*'|[^\r\n,;&}""']+)");

    private static readonly Regex Home = Redactor.Pattern(
        $@"(?<name>(((set|create|del|to )?homes?)|bed (location|spawn)|respawn (point|location))\b[^\r\n]{{0,80}}?)(?<value>\(?([xX]""?\s*[:=]\s*)?{Number}\s*[,; ]\s*""?([yY]""?\s*[:=]\s*)?{Number}\s*[,; ]\s*""?([zZ]""?\s*[:=]\s*)?{Number}\)?)");

    // A flat list of settings: homes.base.x=120.5
    private static readonly Regex HomeSetting = Redactor.Pattern($@"(?<name>\bhomes?\.[\w.-]{{1,60}}\.[xyz][""']?\s*[:=]\s*[""']?)(?<value>{Number})");

    private static readonly Regex HomesSection = Redactor.Pattern(@"^(?<indent>[ \t]*)[""']?(homes?|lastlocation|bed-?spawn)[""']?\s*:\s*$");
    private static readonly Regex Coordinate = Redactor.Pattern($@"^(?<name>[ \t]+[""']?[xyz][""']?\s*:\s*)(?<value>{Number})");

    private static readonly string[] FileEndings =
        ["jar", "yml", "yaml", "json", "class", "java", "zip", "gz", "log", "txt", "toml", "properties", "disabled", "so", "dll", "js", "ts", "xml", "conf", "cfg", "png", "local"];

    public static string Redact(string text, Redaction session)
    {
        text = Email.Replace(text, m => IsFile(m.Value) ? m.Value : session.Placeholder("EMAIL", m.Value.ToLowerInvariant()));
        text = RealName.Replace(text, m => Name(m, session));
        text = Home.Replace(text, m => IsPath(text, m) ? m.Value : m.Groups["name"].Value + session.Placeholder("HOME", m.Groups["value"].Value));
        text = HomeSetting.Replace(text, m => m.Groups["name"].Value + session.Placeholder("HOME", m.Groups["value"].Value));
        return text.Contains("home", StringComparison.OrdinalIgnoreCase) ? Sections(text, session) : text;
    }

    private static bool IsFile(string value)
    {
        var ending = value[(value.LastIndexOf('.') + 1)..];
        var domain = value[(value.IndexOf('@') + 1)..];
        return Array.Exists(FileEndings, f => f.Equals(ending, StringComparison.OrdinalIgnoreCase)) || domain.Split('.')[^2].All(char.IsAsciiDigit);
    }

    private static string Name(Match m, Redaction session)
    {
        var value = m.Groups["value"].Value;
        var bare = value.Trim('"', '\'', ' ');
        return bare.Length == 0 || SecretWords.IsHarmless(bare)
            ? m.Value
            : m.Groups["name"].Value + m.Groups["glue"].Value + value.Replace(bare, session.Placeholder("NAME", bare), StringComparison.Ordinal);
    }

    // /home/container is where every server lives; nobody's house.
    private static bool IsPath(string text, Match m)
    {
        var at = m.Value.IndexOf("home", StringComparison.OrdinalIgnoreCase);
        var after = Redactor.At(text, m.Index + at + 4);
        return (Redactor.Before(text, m.Index + at) is '/' or '\\' && after is '/' or '\\') || (Redactor.IsWord(Redactor.Before(text, m.Index)) && at == 0);
    }

    // A player's file: "homes:" and, further in, x, y and z.
    private static string Sections(string text, Redaction session)
    {
        var lines = text.Split('\n');
        var inside = -1;
        for (var i = 0; i < lines.Length; i++)
        {
            var indent = lines[i].Length - lines[i].TrimStart(' ', '\t').Length;
            if (lines[i].AsSpan().TrimEnd().EndsWith(":") && HomesSection.IsMatch(lines[i].TrimEnd('\r')))
            {
                inside = indent;
            }
            else if (inside >= 0 && indent <= inside && lines[i].Trim().Length > 0)
            {
                inside = -1;
            }
            else if (inside >= 0)
            {
                lines[i] = Coordinate.Replace(lines[i], m => m.Groups["name"].Value + session.Placeholder("HOME", m.Groups["value"].Value));
            }
        }

        return string.Join('\n', lines);
    }
}
