using Portal.Domain.Assistant.Responder.Texts;
using Portal.Domain.Assistant.Responder.Understanding;
using Portal.Domain.Memory;
using Portal.Domain.Panel;

namespace Portal.Domain.Assistant.Responder;

/// <summary>Finds the server a wish is about; says aloud what is assumed (S3).</summary>
public static class ServerChoice
{
    /// <summary>The servers meant, without assuming: named, pointed at, or the conversation's own. Empty = the owner has not said.</summary>
    public static IReadOnlyList<ServerStatus> Meant(Wish wish, Reply reply)
    {
        var scope = reply.Scope;
        var named = wish.Servers.Select(scope.Find).OfType<ServerStatus>().ToList();
        if (named.Count > 0)
        {
            return named;
        }

        return wish.Pointer switch
        {
            ServerPointer.Other => Other(reply) is { } other ? [other] : [],
            ServerPointer.All => scope.Servers,
            _ => Current(reply) is { } current ? [current] : [],
        };
    }

    /// <summary>The server of the conversation, or the only one there is.</summary>
    public static ServerStatus? Current(Reply reply)
    {
        var scope = reply.Scope;
        return (scope.Turn.ServerId is { } id ? scope.Find(id) : null)
            ?? scope.Facts.Servers.Select(scope.Find).OfType<ServerStatus>().FirstOrDefault()
            ?? (scope.Servers.Count == 1 ? scope.Servers[0] : null);
    }

    /// <summary>"The other one": the one talked about before the current one, or of two the other.</summary>
    public static ServerStatus? Other(Reply reply)
    {
        var scope = reply.Scope;
        var current = Current(reply)?.Server.Id;
        return scope.Facts.Servers.Where(id => id != current).Select(scope.Find).OfType<ServerStatus>().FirstOrDefault()
            ?? (scope.Servers.Count == 2 ? scope.Servers.First(s => s.Server.Id != current) : null);
    }

    /// <summary>The server to assume: the main one by the owner's wish, else the most used. Null when nothing is known.</summary>
    public static (ServerStatus Server, AssumedBecause Why)? Assumed(Reply reply)
    {
        var scope = reply.Scope;
        if (scope.Servers.Count == 1)
        {
            return (scope.Servers[0], AssumedBecause.OnlyOne);
        }

        if (scope.Memory.Preference(PreferenceChoice.DefaultServer) is { } main && scope.Find(main) is { } preferred)
        {
            return (preferred, AssumedBecause.MainServer);
        }

        return scope.Memory.Servers.Where(s => s.Weight >= 0.25).Select(s => scope.Find(s.ServerId)).OfType<ServerStatus>().FirstOrDefault() is { } used
            ? (used, AssumedBecause.MostUsed)
            : null;
    }

    /// <summary>The one server a wish is about; assumes one aloud, or asks and gives null.</summary>
    public static ServerStatus? OneOrAsk(Wish wish, Reply reply)
    {
        if (Unknown(wish, reply))
        {
            return null;
        }

        if (Meant(wish, reply) is [var first, ..])
        {
            reply.Choose(first, isAssumed: false);
            return first;
        }

        if (wish.Pointer != ServerPointer.Other && Assumed(reply) is { } assumed)
        {
            reply.Choose(assumed.Server, isAssumed: true);
            reply.Step(reply.Texts.UsingMemory(ReplyTexts.Plain(assumed.Server.Server.Name)));
            reply.Say(reply.Texts.Assumed(assumed.Server.Server.Name, assumed.Why));
            return assumed.Server;
        }

        Ask(reply);
        return null;
    }

    /// <summary>Says so when a name is none of the owner's servers, or when there are none at all.</summary>
    public static bool Unknown(Wish wish, Reply reply)
    {
        var names = reply.Scope.Servers.Select(s => s.Server.Name).ToList();
        if (names.Count == 0)
        {
            reply.Say(reply.Texts.NoServers);
            return true;
        }

        if (wish is { Servers.Count: 0, UnknownServer: { } name })
        {
            reply.Say(reply.Texts.UnknownServer(name, names));
            reply.Suggest(reply.Texts.SayList);
            return true;
        }

        return false;
    }

    /// <summary>Asks which server is meant.</summary>
    public static void Ask(Reply reply)
    {
        var names = reply.Scope.Servers.Select(s => s.Server.Name).ToList();
        reply.Say(reply.Texts.AskWhich(names));
        reply.Suggest([.. names.Take(3)]);
    }
}
