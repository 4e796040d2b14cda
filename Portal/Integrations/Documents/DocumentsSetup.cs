using Portal.Domain.Knowledge;
using Portal.Domain.Knowledge.Ingestion;
using Portal.Integrations.Documents.Html;
using Portal.Integrations.Documents.Pdf;

namespace Portal.Integrations.Documents;

/// <summary>Registers the sources, the folders and the readers of every kind of document.</summary>
internal static class DocumentsSetup
{
    extension(IServiceCollection services)
    {
        public IServiceCollection AddDocuments()
        {
            services.AddSingleton<IKnowledgeSources, ConfiguredSources>();
            services.AddSingleton<FolderReader>().AddSingleton<ISourceReader>(provider => provider.GetRequiredService<FolderReader>());
            services.AddSingleton<PdfToText>();
            services.AddSingleton<IDocumentReader, HtmlReader>().AddSingleton<IDocumentReader, PdfReader>().AddSingleton<IDocumentReader, DocxReader>();
            return services.AddHostedService<FolderWatcher>();
        }
    }
}
