using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Tern.Analyzers.Idempotency.Engine;
using Tern.Analyzers.Idempotency.Reporting;
using Tern.Analyzers.Idempotency.Values;

namespace Tern.Analyzers.Idempotency.Library;

/// <summary>Messages to buses, queues and people, recognised by the names of type and method.</summary>
internal static class Messages
{
    private static readonly HashSet<string> s_senders = new(StringComparer.Ordinal)
    {
        "bus", "publisher", "producer", "sender", "topic", "queue", "broker", "exchange", "mailer", "notifier", "messaging", "endpoint", "outbox", "notification", "notifications", "email", "mail", "sms", "webhook", "session", "jetstream", "smtp", "sqs", "sns",
    };

    public static Value? Handle(Walker walker, Call call)
    {
        if (!IsPublish(call) || Contracts.IsService(call.Method.ContainingType))
        {
            return null;
        }

        // Code that is here says more than names: it may ask whether the message was sent, or send by something else; what only tells objects of this program sends nothing.
        if (walker.HasCode(call) && walker.Probe(call) is var probed && (probed is Probed.Guarded or Probed.Nothing or Probed.Seen || (probed == Probed.Outside && !walker.IsOpenEnded(call)) || (probed == Probed.Opaque && Names.Words(call.Name).FirstOrDefault() == "notify")))
        {
            return null;
        }

        string name = $"{call.ReceiverType?.Name ?? call.Method.ContainingType.Name}.{call.Name}";
        (KeyState state, string key, Value value) = Keys.Of(call, walker);
        switch (state)
        {
            case KeyState.Fresh:
                walker.Happens(IdempotencyRules.FreshKey, call.Where.Syntax, $"'{key}' of {name} is {Sources.Describe(value.Fresh)}, which every attempt makes anew", value);
                break;
            case KeyState.Optional:
                walker.Happens(IdempotencyRules.OptionalKey, call.Where.Syntax, $"'{key}' of {name} is missing when the caller leaves it out");
                break;
            case KeyState.None when OwnIdentity(call) is { } own:
                if (own.Fresh != Fresh.None)
                {
                    walker.Happens(IdempotencyRules.FreshValue, call.Where.Syntax, $"the identity of what {name} sends is {Sources.Describe(own.Fresh)}, which every attempt makes anew", own);
                }

                break;
            case KeyState.None:
                walker.Happens(IdempotencyRules.Publish, call.Where.Syntax, $"{name} sends a message without a key by which a second one is known");
                break;
        }

        return Value.Unknown;
    }

    private static bool Sends(string word) => s_senders.Contains(word) || (word.Length > 1 && word[word.Length - 1] == 's' && s_senders.Contains(word.Substring(0, word.Length - 1)));

    private static bool IsPublish(Call call)
    {
        ITypeSymbol? type = call.ReceiverType ?? call.Method.ContainingType;
        if (type is null || Types.Space(type) is var space && (space.StartsWith("System.Collections", StringComparison.Ordinal) || space.StartsWith("System.Threading", StringComparison.Ordinal) || space.StartsWith("System.IO", StringComparison.Ordinal)))
        {
            return false;
        }

        // A mediator calls the handler that this program has for the request.
        if (type.ContainingNamespace is { Name: "MediatR" } || Names.Words(type.Name).Any(w => w == "mediator"))
        {
            return false;
        }

        // What gives back a text or an object at once makes something; it does not send it.
        if (call.Method.ReturnType is { SpecialType: SpecialType.None or SpecialType.System_String or SpecialType.System_Object } result && !IsAwaitable(result) && result.TypeKind is not TypeKind.Enum && !IsScheduler(type))
        {
            return false;
        }

        string name = Names.Base(call.Name);
        string verb = Names.Words(name).FirstOrDefault() ?? "";
        bool sender = type.Name is "ISubscriber" || Names.Words(type.Name).Any(Sends) || call.Method.ContainingType is { } declared && Names.Words(declared.Name).Any(Sends);
        return verb switch
        {
            "publish" or "produce" => sender || Names.Words(type.Name).Any(w => w is "client" or "channel" or "events" or "model" or "connection" or "context" or "redis" or "hub" or "outbox"),
            // Code of this program that raises an event tells its own objects.
            "raise" => type.TypeKind == TypeKind.Interface && IsAwaitable(call.Method.ReturnType) && Names.Words(type.Name).Any(w => w is "events" or "bus"),
            "basic" => name == "BasicPublish",
            "send" or "notify" => sender || name is "SendMail" or "SendEmail" or "SendSms" or "SendMailMessage" or "SendPush" or "SendWebhook" or "SendMessage" or "SendMessages" or "SendMessageBatch",
            "enqueue" or "schedule" => IsScheduler(type) || (sender && type.Name is not "ISubscriber" && !IsPlain(call)),
            _ => false,
        };

        // A queue of this program is followed instead.
        static bool IsPlain(Call call) => call.Method.DeclaringSyntaxReferences.Length > 0 && call.Method.ContainingType.TypeKind != TypeKind.Interface && !call.Name.EndsWith("Async", StringComparison.Ordinal);
    }

    /// <summary>Whether a type keeps jobs to run later; it gives the job's name back.</summary>
    private static bool IsScheduler(ITypeSymbol type) => type.Name.IndexOf("BackgroundJob", StringComparison.Ordinal) >= 0;

    private static bool IsAwaitable(ITypeSymbol type) => type.Name is "Task" or "ValueTask" or "UniTask" || type.GetMembers("GetAwaiter").Length > 0;

    /// <summary>The message's own id, as "Id" of an event is.</summary>
    private static Value? OwnIdentity(Call call)
    {
        foreach (Argument argument in call.Arguments)
        {
            if (argument.Name is "id")
            {
                return argument.Value;
            }

            if (argument.Value.Object is { } made)
            {
                if (made.Members.TryGetValue("Id", out Value? id))
                {
                    return id;
                }
            }
            else if (argument.Value.Fresh == Fresh.None && IsMessage(argument.Target is IConversionOperation { IsImplicit: true } converted ? converted.Operand.Type : argument.Target?.Type))
            {
                // It was made elsewhere, with an identity that stays.
                return Value.Unknown;
            }
        }

        return null;
    }

    /// <summary>Whether a type is that of messages that say which they are.</summary>
    private static bool IsMessage(ITypeSymbol? type)
    {
        bool named = false;
        for (ITypeSymbol? t = type; t is not null and not { SpecialType: SpecialType.System_Object }; t = t.BaseType)
        {
            named |= Names.Words(t.Name).LastOrDefault() is "event" or "message" or "envelope" or "command" or "job";
            if (named && t.GetMembers().Any(m => m is IPropertySymbol && Names.Plain(m.Name) is "id" or "eventid" or "messageid" or "commandid" or "jobid"))
            {
                return true;
            }
        }

        return false;
    }
}
