using Portal.Data;
using Portal.Domain.Data;
using Portal.Domain.Knowledge;
using Portal.Domain.Knowledge.Articles;
using Portal.Integrations.Documents;
using Portal.Integrations.Search.Vectors;

namespace Portal.Integrations.Search;

/// <summary>Registers what stands around the domain's knowledge: the embedded index of the chosen database.</summary>
internal static class SearchSetup
{
    extension(IServiceCollection services)
    {
        public IServiceCollection AddKnowledgeSearch(string? connectionString)
        {
            services.AddSingleton<IArticleFolder, ArticleFolder>();
            services.AddSingleton<EmbeddedIndex>().AddSingleton<QuestionPlaces>().AddSingleton<IKnowledgeIndex>(provider => new EnabledPassages(
                provider.GetRequiredService<EmbeddedIndex>(), provider.GetRequiredService<IPortalDbFactory>()));
            services.AddSingleton<LatentVectors>().AddSingleton<ModelVectors>().AddSingleton<IKnowledgeVectors>(provider => provider.GetRequiredService<ModelVectors>());
            return DataSetup.IsPostgres(connectionString)
                ? services.AddSingleton<ITextLists, PostgresLists>().AddSingleton<IKnowledgeIndexWriter, PostgresIndexWriter>()
                : services.AddSingleton<ITextLists, SqliteLists>().AddSingleton<IKnowledgeIndexWriter, SqliteIndexWriter>();
        }
    }
}
