using System.Globalization;
using System.Text.Json;
using Portal.Demo;

namespace Portal.Cli;

/// <summary><c>panel demo</c>: serves the demo panel alone on loopback until its input ends, so that any panel client can be tried on it.</summary>
internal static class PanelDemoVerb
{
    private const string Usage = "Portal panel demo [--json] [--token-seconds N] [--kind Pterodactyl|Pelican] [--port N] [--world demo|workshop]";

    /// <returns>0, or 2 when the arguments are wrong, 1 when the port is taken.</returns>
    public static async Task<int> RunAsync(string[] args, TextReader input, TextWriter output, TextWriter errors, CancellationToken cancellationToken)
    {
        if (args.Contains("--help"))
        {
            await output.WriteLineAsync($"{Usage}\nServes the demo panel on loopback until standard input is closed.");
            return 0;
        }

        if (Read(args) is not var (options, json))
        {
            await errors.WriteLineAsync($"Usage: {Usage}");
            return 2;
        }

        try
        {
            await using var panel = await DemoPanel.StartAsync(options, TimeProvider.System, cancellationToken);
            await output.WriteLineAsync(json ? Json(panel) : Text(panel));
            await output.FlushAsync(cancellationToken);
            await WaitForEndAsync(input, cancellationToken);
            return 0;
        }
        catch (IOException problem)
        {
            await errors.WriteLineAsync(problem.Message);
            return 1;
        }
    }

    private static async Task WaitForEndAsync(TextReader input, CancellationToken cancellationToken)
    {
        try
        {
            // The console's reader ignores the token while it waits, so the wait itself is what is cancelled.
            while (await input.ReadLineAsync(cancellationToken).AsTask().WaitAsync(cancellationToken) is not null)
            {
            }
        }
        catch (OperationCanceledException)
        {
            // Ctrl+C: the same as the end of input.
        }
    }

    private static (DemoPanelOptions Options, bool Json)? Read(string[] args)
    {
        var (options, json) = (new DemoPanelOptions(), false);
        for (var i = 0; i < args.Length; i++)
        {
            var value = i + 1 < args.Length ? args[i + 1] : "";
            switch (args[i])
            {
                case "--json":
                    json = true;
                    continue;
                case "--token-seconds" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds > 0:
                    options = options with { TokenSeconds = seconds };
                    break;
                case "--port" when ushort.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var port):
                    options = options with { Port = port };
                    break;
                case "--kind" when Enum.TryParse<DemoPanelKind>(value, ignoreCase: true, out var kind) && Enum.IsDefined(kind):
                    options = options with { Kind = kind };
                    break;
                case "--world" when value is "demo" or "workshop":
                    options = options with { World = value == "demo" ? DemoWorld.Create : DemoWorld.Workshop };
                    break;
                default:
                    return null;
            }

            i++;
        }

        return (options, json);
    }

    private static string Json(DemoPanel panel) => JsonSerializer.Serialize(new
    {
        url = panel.Url.GetLeftPart(UriPartial.Authority),
        people = panel.People.Select(person => new { email = person.Email, panelKey = person.PanelKey }),
    });

    private static string Text(DemoPanel panel) =>
        $"The demo panel is at {panel.Url}\n" + string.Join('\n', panel.People.Select(person => $"  {person.Email}  {person.PanelKey}"));
}
