using Microsoft.AspNetCore.Components.Server.Circuits;

namespace Portal.Identity;

/// <summary>Whether the person did something in this circuit since last asked, so that work in an open page is not "idle".</summary>
internal sealed class CircuitActivity : CircuitHandler
{
    private int _seen;

    /// <summary>True once after something happened.</summary>
    public bool TakeSeen() => Interlocked.Exchange(ref _seen, 0) == 1;

    public override Func<CircuitInboundActivityContext, Task> CreateInboundActivityHandler(Func<CircuitInboundActivityContext, Task> next) =>
        context =>
        {
            Interlocked.Exchange(ref _seen, 1);
            return next(context);
        };
}
