using Microsoft.Extensions.DependencyInjection;
using Portal.Domain.Knowledge.Articles;
using Portal.Domain.Knowledge.Ingestion;
using Portal.Domain.Knowledge.Questions;

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
            services.AddSingleton<KnowledgeGate>().AddSingleton<KnowledgeDesk>().AddSingleton<UnansweredQuestions>().AddSingleton<ArticleService>();
            return services.AddScoped<Jobs.JobRequest>();
        }
    }
}
