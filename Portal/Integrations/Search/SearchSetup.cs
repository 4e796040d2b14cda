using Portal.Data;
using Portal.Domain.Knowledge;
using Portal.Domain.Knowledge.Ingestion;
using Portal.Integrations.Documents;
using Portal.Integrations.Search.Vectors;

namespace Portal.Integrations.Search;

/// <summary>Registers what stands around the domain's knowledge: sources, readers and the embedded index of the chosen database.</summary>
internal static class SearchSetup
{
    extension(IServiceCollection services)
    {
        public IServiceCollection AddKnowledgeSearch(string? connectionString)
        {
            services.AddSingleton<IKnowledgeSources, ConfiguredSources>().AddSingleton<ISourceReader, FolderReader>();
            services.AddSingleton<IKnowledgeIndex, EmbeddedIndex>().AddSingleton<QuestionPlaces>();
            services.AddSingleton<LatentVectors>().AddSingleton<ModelVectors>().AddSingleton<IKnowledgeVectors>(provider => provider.GetRequiredService<ModelVectors>());
            return DataSetup.IsPostgres(connectionString)
                ? services.AddSingleton<ITextLists, PostgresLists>().AddSingleton<IKnowledgeIndexWriter, PostgresIndexWriter>()
                : services.AddSingleton<ITextLists, SqliteLists>().AddSingleton<IKnowledgeIndexWriter, SqliteIndexWriter>();
        }
    }
}
