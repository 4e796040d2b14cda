using Microsoft.Extensions.Options;

namespace Portal.Tests.Fixtures;

/// <summary>Options that do not change.</summary>
public sealed class FixedOptions<T>(T value) : IOptionsMonitor<T>
{
    public T CurrentValue => value;

    public T Get(string? name) => value;

    public IDisposable? OnChange(Action<T, string?> listener) => null;
}
