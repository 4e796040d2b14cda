using Microsoft.Extensions.DependencyInjection;

namespace Portal.Domain.Memory;

/// <summary>Registers memory.</summary>
public static class MemorySetup
{
    extension(IServiceCollection services)
    {
        public IServiceCollection AddMemory() => services.AddSingleton<MemoryService>().AddSingleton<MemoryRecorder>();
    }
}
