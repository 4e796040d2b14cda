using Portal.Data;
using Portal.Domain.Knowledge;

namespace Portal.Integrations.Search;

/// <summary>Registers what stands around the domain's knowledge: the embedded index of the chosen database.</summary>
internal static class SearchSetup
{
    extension(IServiceCollection services)
    {
        public IServiceCollection AddKnowledgeSearch(string? connectionString)
        {
            services.AddSingleton<IKnowledgeIndex, EmbeddedIndex>();
            return DataSetup.IsPostgres(connectionString)
                ? services.AddSingleton<ITextLists, PostgresLists>().AddSingleton<IKnowledgeIndexWriter, PostgresIndexWriter>()
                : services.AddSingleton<ITextLists, SqliteLists>().AddSingleton<IKnowledgeIndexWriter, SqliteIndexWriter>();
        }
    }
}
