using Portal.Domain.People;

namespace Portal.Domain.Panel.Actions;

/// <summary>Changes a start-up variable or the image: one request, then read back where the caller may.</summary>
internal sealed class StartupFix(IPanelReader panel, IPanelWriter writer)
{
    public async Task<string> SetVariableAsync(
        Caller caller, ServerDetails server, IReadOnlyDictionary<string, string> parameters, ProofLog log, CancellationToken cancellationToken)
    {
        var (key, value) = (Required(parameters, "key"), parameters.GetValueOrDefault("value") ?? "");
        await writer.SetVariableAsync(caller, server.Server.Id, key, value, cancellationToken);
        log.Sent($"The panel took {key} = {value}.");
        if (server.May("startup.read"))
        {
            var settings = await panel.GetStartupAsync(caller, server.Server.Id, cancellationToken);
            Require(settings.Variables.Any(v => v.Key == key && v.Value == value), $"{key} reads differently now.");
            log.Add($"{key} reads {value}.");
        }

        return $"{key} is set to {value} and used from the next start on.";
    }

    public async Task<string> SetImageAsync(
        Caller caller, ServerDetails server, IReadOnlyDictionary<string, string> parameters, ProofLog log, CancellationToken cancellationToken)
    {
        var image = Required(parameters, "image");
        await writer.SetDockerImageAsync(caller, server.Server.Id, image, cancellationToken);
        log.Sent("The panel took the image.");
        var now = await panel.FindServerAsync(caller, server.Server.Id, cancellationToken);
        Require(now?.Server.DockerImage is null || now.Server.DockerImage == image, "The image reads differently now.");
        log.Add($"The image reads {image}.");
        return $"The image is {image} and used from the next start on.";
    }

    private static string Required(IReadOnlyDictionary<string, string> parameters, string name) =>
        parameters.GetValueOrDefault(name) is { Length: > 0 } value
            ? value
            : throw new PanelProblemException(new PanelProblem(PanelProblemKind.Invalid, $"'{name}' is missing."));

    private static void Require(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new PanelProblemException(new PanelProblem(PanelProblemKind.Failed, otherwise));
        }
    }
}
