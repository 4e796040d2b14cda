using Microsoft.Extensions.DependencyInjection;
using Portal.Domain.Knowledge.Ingestion;

namespace Portal.Domain.Knowledge;

/// <summary>Registers ingestion and its jobs. The host adds sources, readers and the index.</summary>
public static class KnowledgeSetup
{
    extension(IServiceCollection services)
    {
        public IServiceCollection AddKnowledge()
        {
            services.AddOptionsWithValidateOnStart<KnowledgeOptions, KnowledgeOptionsValidator>().BindConfiguration(KnowledgeOptions.Section);
            services.AddSingleton<DocumentWriter>().AddSingleton<IngestionService>().AddSingleton<KnowledgeShelf>();
            return services.AddScoped<Jobs.JobRequest>();
        }
    }
}
