using Microsoft.Extensions.DependencyInjection;

namespace Portal.Domain.Attachments;

/// <summary>Registers attached logs.</summary>
public static class AttachmentsSetup
{
    extension(IServiceCollection services)
    {
        /// <summary>Registers them.</summary>
        /// <param name="dataDirectory">Their folder is made in it.</param>
        public IServiceCollection AddAttachments(string dataDirectory)
        {
            services.AddOptionsWithValidateOnStart<AttachmentOptions, AttachmentOptionsValidator>().BindConfiguration(AttachmentOptions.Section);
            services.AddSingleton(new AttachmentFolder(Path.Combine(dataDirectory, "uploads")));
            return services.AddSingleton<UploadPace>().AddSingleton<AttachmentService>().AddSingleton<AttachmentReports>();
        }
    }
}
