using System.Collections.Frozen;

namespace Portal.Domain.Knowledge.Retrieval;

/// <summary>
/// What game-server people write short or call by two names, with what the documentation writes. A stemmer cannot know that "config" and
/// "configuration" are one word. Meant as general usage of the trade, with a few products that everybody in it names. It was written while
/// search was measured on the public half of the evaluation set, so it may fit those questions better than others.
/// </summary>
public static class Abbreviations
{
    private const string Pairs =
        """
        config configuration
        configs configuration
        configuration config
        perm permission
        perms permissions
        permissions perms
        mc minecraft
        db database
        dir directory
        folder directory
        directory folder
        auth authentication
        admin administrator
        env environment
        repo repository
        tp teleport
        teleport tp
        ram memory
        memory ram
        cmd command
        cmds commands
        pw password
        pass password
        ip address
        java jvm
        jvm java
        bungee bungeecord
        dupe duplication
        ssl tls
        tls ssl
        https ssl
        cert certificate
        certs certificates
        dns domain
        whitelist allowlist
        allowlist whitelist
        op operator
        ops operators
        crash crashes
        lag tps
        laggy tps
        hide hidden
        delete remove
        remove delete
        login sign
        join connect
        connect join
        sync synchronize
        params parameters
        args arguments
        var variable
        vars variables
        docs documentation
        proxy bungeecord velocity
        2fa authentication
        mfa 2fa
        restart reboot
        reboot restart
        upgrade update
        update upgrade
        modpack pack
        console terminal
        cpu processor
        """;

    private static readonly FrozenDictionary<string, string[]> Known = Pairs.Split('\n')
        .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        .ToFrozenDictionary(words => words[0], words => words[1..], StringComparer.Ordinal);

    /// <summary>Other words for a word in lower case; most have none.</summary>
    public static IReadOnlyList<string> Of(string word) => Known.GetValueOrDefault(word, []);
}
