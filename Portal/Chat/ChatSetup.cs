namespace Portal.Chat;

/// <summary>Registers the workers that run turns and approved actions.</summary>
public static class ChatSetup
{
    extension(IServiceCollection services)
    {
        public IServiceCollection AddChat()
        {
            services.AddSingleton<TurnInbox>().AddSingleton<ActionInbox>().AddSingleton<RunningTurns>();
            services.AddSingleton<TurnRunner>().AddSingleton<ChatDesk>().AddSingleton<ActionReports>();
            services.AddScoped<ITurnWatcher, InteractionWatcher>().AddScoped<ITurnWatcher, UnansweredWatcher>();
            services.AddHostedService<ChatRecovery>();
            return services.AddHostedService<TurnWorker>().AddHostedService<ActionWorker>();
        }
    }
}
