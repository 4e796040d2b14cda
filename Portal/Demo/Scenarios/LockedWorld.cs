using Portal.Demo.Machine;

namespace Portal.Demo.Scenarios;

/// <summary>w2: the world still holds the lock of a process that is gone: the server ends until <c>world/session.lock</c> is removed.</summary>
internal sealed class LockedWorld : WorkshopPlan
{
    private const string Lock = "world/session.lock";

    public override string Key => "w2";

    public override string Uuid => "5e0a0202-3b1c-4d52-9a10-7c0de4f10202";

    public override string Name => "Locked";

    public override int Port => 25602;

    protected override void Break(DemoServer server) => server.Files.Write(Lock, "☃", Made(server));

    protected override IEnumerable<Step>? Failure(DemoServer server) => !server.Files.Exists(Lock) ? null :
    [
        new Step.Say("Failed to start the minecraft server\nnet.minecraft.util.DirectoryLock$LockException: /home/container/world/session.lock: already locked (possibly by other Minecraft instance?)\n\tat net.minecraft.util.DirectoryLock.create(DirectoryLock.java:48)\n\tat net.minecraft.world.level.storage.LevelStorageSource$LevelStorageAccess.<init>(LevelStorageSource.java:471)\n\tat net.minecraft.server.Main.main(Main.java:151)", "ERROR", "ServerMain"),
        new Step.Exit(1),
    ];
}
