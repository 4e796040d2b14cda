using Portal.Data;
using Portal.Domain.Knowledge;
using Portal.Domain.Knowledge.Articles;
using Portal.Integrations.Documents;

namespace Portal.Integrations.Search;

/// <summary>Registers what stands around the domain's knowledge: the embedded index of the chosen database.</summary>
internal static class SearchSetup
{
    extension(IServiceCollection services)
    {
        public IServiceCollection AddKnowledgeSearch(string? connectionString)
        {
            services.AddSingleton<IArticleFolder, ArticleFolder>();
            services.AddSingleton<EmbeddedIndex>().AddSingleton<IKnowledgeIndex>(provider => new EnabledPassages(
                provider.GetRequiredService<EmbeddedIndex>(), provider.GetRequiredService<Portal.Domain.Data.IPortalDbFactory>()));
            return DataSetup.IsPostgres(connectionString)
                ? services.AddSingleton<ITextLists, PostgresLists>().AddSingleton<IKnowledgeIndexWriter, PostgresIndexWriter>()
                : services.AddSingleton<ITextLists, SqliteLists>().AddSingleton<IKnowledgeIndexWriter, SqliteIndexWriter>();
        }
    }
}
