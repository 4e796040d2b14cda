return await Portal.Cli.CommandLine.RunAsync(args, Console.In, Console.Out, Console.Error);

/// <summary>The entry point; partial and public so that tests can host it.</summary>
public partial class Program;
