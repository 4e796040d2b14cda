using Microsoft.Extensions.DependencyInjection;
using Portal.Domain.Knowledge.Articles;
using Portal.Domain.Knowledge.Crawling;
using Portal.Domain.Knowledge.Ingestion;
using Portal.Domain.Knowledge.Questions;
using Portal.Domain.Knowledge.Sources;

namespace Portal.Domain.Knowledge;

/// <summary>Registers ingestion and its jobs. The host adds sources, readers and the index.</summary>
public static class KnowledgeSetup
{
    extension(IServiceCollection services)
    {
        public IServiceCollection AddKnowledge()
        {
            services.AddOptionsWithValidateOnStart<KnowledgeOptions, KnowledgeOptionsValidator>().BindConfiguration(KnowledgeOptions.Section);
            services.AddOptionsWithValidateOnStart<CrawlOptions, CrawlOptionsValidator>().BindConfiguration(CrawlOptions.Section);
            services.AddSingleton<DocumentWriter>().AddSingleton<DocumentReaders>().AddSingleton<KnownDocuments>().AddSingleton<DocumentVisit>();
            services.AddSingleton<IngestionService>().AddSingleton<KnowledgeShelf>();
            services.AddSingleton<SourceBell>().AddSingleton<SourceStore>().AddSingleton<SourceRuns>().AddSingleton<SourceShelf>().AddSingleton<SourceRetry>();
            services.AddSingleton<SourceService>();
            services.AddSingleton<KnowledgeGate>().AddSingleton<KnowledgeDesk>().AddSingleton<UnansweredQuestions>().AddSingleton<ArticleService>();
            return services.AddScoped<Jobs.JobRequest>();
        }
    }
}
