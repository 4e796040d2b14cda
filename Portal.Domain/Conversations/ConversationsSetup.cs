using Microsoft.Extensions.DependencyInjection;
using Portal.Domain.Safety;

namespace Portal.Domain.Conversations;

/// <summary>Registers conversations.</summary>
public static class ConversationsSetup
{
    extension(IServiceCollection services)
    {
        /// <summary>Feeds are one for the process; the rest is made where it is needed.</summary>
        public IServiceCollection AddConversations()
        {
            services.AddOptionsWithValidateOnStart<ChatOptions, ChatOptionsValidator>().BindConfiguration(ChatOptions.Section);
            services.AddSingleton<ConversationFeeds>();
            services.AddSingleton<ConversationRedactions>();
            services.AddSingleton<ConversationReader>();
            services.AddSingleton<Notices>();
            return services.AddSingleton<ConversationService>();
        }
    }
}
