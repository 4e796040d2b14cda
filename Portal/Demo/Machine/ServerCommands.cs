namespace Portal.Demo.Machine;

/// <summary>What a Minecraft server answers to lines typed into its console.</summary>
internal sealed class ServerCommands(DemoServer server)
{
    /// <summary>Types a line. Nothing happens when the server is off.</summary>
    public void Type(string line)
    {
        if (server.Power.State == "offline")
        {
            return;
        }

        server.Console.Print(line);
        var command = line.Trim().TrimStart('/');
        if (command == server.Plan.Egg.StopCommand)
        {
            server.Power.StopByCommand();
            return;
        }

        foreach (var answer in Answers(command))
        {
            server.Log.Write(answer);
        }
    }

    private IEnumerable<Step.Say> Answers(string command)
    {
        var (verb, rest) = command.Split(' ', 2) is [var first, var more] ? (first, more) : (command, "");
        return verb switch
        {
            "list" => [new(Players())],
            "say" => [new($"[Not Secure] [Server] {rest}")],
            "save-all" => [new("Saving the game (this may take a moment!)"), new("Saved the game")],
            "op" => [new($"Made {rest} a server operator")],
            "deop" => [new($"Made {rest} no longer a server operator")],
            "kick" => Kick(rest.Split(' ')[0]),
            "whitelist" when rest.StartsWith("add ", StringComparison.Ordinal) => [new($"Added {rest[4..]} to the whitelist")],
            "whitelist" when rest == "on" => [new("Whitelist is now turned on")],
            "whitelist" when rest == "off" => [new("Whitelist is now turned off")],
            "tps" => [new("TPS from last 1m, 5m, 15m: 20.0, 20.0, 20.0")],
            "version" or "ver" => [new($"This server is running {server.Plan.Egg.Name}")],
            _ => [new("Unknown or incomplete command, see below for error"), new($"{command}<--[HERE]")],
        };
    }

    private string Players()
    {
        var names = server.Players.Keys.Order(StringComparer.Ordinal).ToList();
        return $"There are {names.Count} of a max of 20 players online: {string.Join(", ", names)}";
    }

    private IEnumerable<Step.Say> Kick(string player)
    {
        if (!server.Players.TryRemove(player, out _))
        {
            return [new("No player was found")];
        }

        return [new($"{player} lost connection: Kicked by an operator"), new($"{player} left the game"), new($"Kicked {player}: Kicked by an operator")];
    }
}
