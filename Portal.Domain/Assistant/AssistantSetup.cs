using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Portal.Domain.Assistant.ModelLed;
using Portal.Domain.Assistant.Reports;
using Portal.Domain.Assistant.Responder;
using Portal.Domain.Assistant.Responder.Intents;
using Portal.Domain.Assistant.Tools;

namespace Portal.Domain.Assistant;

/// <summary>Registers the assistant: tools, the built-in responder, and the loop that leads a turn.</summary>
public static class AssistantSetup
{
    extension(IServiceCollection services)
    {
        public IServiceCollection AddAssistant()
        {
            services.AddOptionsWithValidateOnStart<AssistantOptions, AssistantOptionsValidator>().BindConfiguration(AssistantOptions.Section);
            services.AddScoped(provider => provider.GetRequiredService<IOptionsMonitor<AssistantOptions>>().CurrentValue);
            services.AddScoped<ToolServices>().AddScoped<FixPlanner>().AddScoped<FindingFixes>().AddScoped<ToolBox>().AddScoped<Diagnosis>().AddScoped<TroubleReport>();
            services.AddScoped<IIntentAnswer, TroubleAnswer>().AddScoped<IIntentAnswer, PowerAnswer>().AddScoped<IIntentAnswer, StatusAnswer>()
                .AddScoped<IIntentAnswer, ListAnswer>().AddScoped<IIntentAnswer, HowToAnswer>().AddScoped<IIntentAnswer, HistoryAnswer>()
                .AddScoped<IIntentAnswer, PersonAnswer>().AddScoped<IIntentAnswer, MemoryAnswer>().AddScoped<IIntentAnswer, FollowUpAnswer>()
                .AddScoped<IIntentAnswer, PastedLogAnswer>().AddScoped<IIntentAnswer, TalkAnswer>();
            services.TryAddSingleton<ILogReading, LogReading>();
            return services.AddScoped<BuiltInResponder>().AddScoped<BuiltInTurn>().AddScoped<ActionReport>().AddScoped<TurnPreparation>()
                .AddScoped<IModelLead, ModelLead>().AddScoped<IAssistant, AssistantLoop>();
        }
    }
}
