using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;

namespace Portal.Identity;

/// <summary>Takes an open page to the sign-in page when its session ended, instead of leaving it there with dead buttons.</summary>
internal sealed class SessionEndHandler(AuthenticationStateProvider states, NavigationManager navigation) : CircuitHandler
{
    public override Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        states.AuthenticationStateChanged += Look;
        return Task.CompletedTask;
    }

    public override Task OnCircuitClosedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        states.AuthenticationStateChanged -= Look;
        return Task.CompletedTask;
    }

    private async void Look(Task<AuthenticationState> state)
    {
        if ((await state).User.Identity?.IsAuthenticated != true)
        {
            // A full load: the request finds no session and goes on to the sign-in page, which leads back here.
            navigation.Refresh(forceReload: true);
        }
    }
}
