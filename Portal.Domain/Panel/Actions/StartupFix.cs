using Portal.Domain.People;

namespace Portal.Domain.Panel.Actions;

/// <summary>Changes a start-up variable or the image: one request, then read back where the caller may.</summary>
internal sealed class StartupFix(IPanelReader panel, IPanelWriter writer)
{
    public async Task<string> SetVariableAsync(
        Caller caller, ServerDetails server, IReadOnlyDictionary<string, string> parameters, ProofLog log, CancellationToken cancellationToken)
    {
        var (key, value) = (Refuse.Without(parameters, "key"), parameters.GetValueOrDefault("value") ?? "");
        if (server.May("startup.read"))
        {
            MustBe(await ValueAsync(caller, server, key, cancellationToken), parameters, key);
        }

        await writer.SetVariableAsync(caller, server.Server.Id, key, value, cancellationToken);
        log.Sent($"The panel took {key} = {value}.");
        if (server.May("startup.read"))
        {
            Refuse.Unless(await ValueAsync(caller, server, key, cancellationToken) == value, $"{key} reads differently now.", PanelProblemKind.Failed);
            log.Add($"{key} reads {value}.");
        }

        return $"{key} is set to {value} and used from the next start on.";
    }

    public async Task<string> SetImageAsync(
        Caller caller, ServerDetails server, IReadOnlyDictionary<string, string> parameters, ProofLog log, CancellationToken cancellationToken)
    {
        var image = Refuse.Without(parameters, "image");
        MustBe(server.Server.DockerImage, parameters, "The image");
        await writer.SetDockerImageAsync(caller, server.Server.Id, image, cancellationToken);
        log.Sent("The panel took the image.");
        var now = await panel.FindServerAsync(caller, server.Server.Id, cancellationToken);
        Refuse.Unless(now?.Server.DockerImage is null || now.Server.DockerImage == image, "The image reads differently now.", PanelProblemKind.Failed);
        log.Add($"The image reads {image}.");
        return $"The image is {image} and used from the next start on.";
    }

    private async Task<string?> ValueAsync(Caller caller, ServerDetails server, string key, CancellationToken cancellationToken) =>
        (await panel.GetStartupAsync(caller, server.Server.Id, cancellationToken)).Variables.FirstOrDefault(v => v.Key == key)?.Value;

    // Where the card said what the setting was, it must still be that.
    private static void MustBe(string? now, IReadOnlyDictionary<string, string> parameters, string what) =>
        Refuse.Unless(
            parameters.GetValueOrDefault("before") is not { } before || now == before,
            $"{what} has changed since this was proposed, so nothing was done. Ask again and a new confirmation is made.");
}
