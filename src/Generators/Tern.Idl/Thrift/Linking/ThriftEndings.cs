using Tern.Schema.Idl;

namespace Tern.Idl.Thrift.Linking;

/// <summary>Finds messages of which no value can end: those that require themselves, and those whose defaults contain themselves.</summary>
internal sealed class ThriftEndings
{
    private readonly ThriftLinkContext _context;
    private readonly Dictionary<IdlId, IdlMessage> _messages;

    private ThriftEndings(ThriftLinkContext context, Dictionary<IdlId, IdlMessage> messages)
    {
        _context = context;
        _messages = messages;
    }

    public static void Report(ThriftLinkContext context, IEnumerable<IdlMessage> messages)
    {
        ThriftEndings endings = new(context, messages.ToDictionary(message => message.Id));
        endings.Report(IdlRules.EndlessMessage, Required, isAnyEnough: message => message.Kind == IdlMessageKind.Union);
        endings.Report(IdlRules.EndlessDefault, Defaults, isAnyEnough: _ => false);
    }

    private static IEnumerable<IdlId> Required(IdlMessage message, IdlField field)
        => field.Type is IdlMessageType type && (field.Presence == IdlPresence.Required || message.Kind == IdlMessageKind.Union) ? [type.Id] : [];

    private static IEnumerable<IdlId> Defaults(IdlMessage message, IdlField field)
    {
        if (field.Default is not (IdlStructValue or IdlListValue or IdlMapValue))
        {
            return [];
        }

        List<IdlId> found = [];
        Stack<IdlValue> waiting = new([field.Default]);
        while (waiting.Count > 0)
        {
            switch (waiting.Pop())
            {
                case IdlStructValue value:
                    found.Add(value.Message);
                    Push(waiting, value.Fields.Select(f => f.Value));
                    break;
                case IdlListValue list:
                    Push(waiting, list.Items);
                    break;
                case IdlMapValue map:
                    Push(waiting, map.Entries.SelectMany(entry => new[] { entry.Key, entry.Value }));
                    break;
            }
        }

        return found.Distinct();
    }

    private static void Push(Stack<IdlValue> waiting, IEnumerable<IdlValue> values)
    {
        foreach (IdlValue value in values)
        {
            if (value is IdlStructValue or IdlListValue or IdlMapValue)
            {
                waiting.Push(value);
            }
        }
    }

    // Messages that need nothing end; so does who needs only messages that end. Who is never reached is endless.
    private void Report(IdlRule rule, Func<IdlMessage, IdlField, IEnumerable<IdlId>> needs, Func<IdlMessage, bool> isAnyEnough)
    {
        List<(IdlMessage Message, IdlField Field, IdlId Target)> edges = [.. from message in _messages.Values
                                                                            from field in message.Fields
                                                                            from target in needs(message, field)
                                                                            where _messages.ContainsKey(target)
                                                                            select (message, field, target)];
        if (edges.Count == 0)
        {
            return;
        }

        HashSet<IdlId> endless = [.. edges.Select(edge => edge.Message.Id)];
        Dictionary<IdlId, int> open = edges.GroupBy(edge => edge.Message.Id).ToDictionary(group => group.Key, group => CountOf(_messages[group.Key], group.Count(), isAnyEnough));
        ILookup<IdlId, IdlId> users = edges.ToLookup(edge => edge.Target, edge => edge.Message.Id);
        Queue<IdlId> ending = new(_messages.Keys.Where(id => !endless.Contains(id)).Concat(open.Where(pair => pair.Value <= 0).Select(pair => pair.Key)));
        foreach (IdlId id in ending)
        {
            endless.Remove(id);
        }

        while (ending.Count > 0)
        {
            foreach (IdlId user in users[ending.Dequeue()])
            {
                if (--open[user] <= 0 && endless.Remove(user))
                {
                    ending.Enqueue(user);
                }
            }
        }

        foreach ((IdlMessage message, IdlField field, IdlId target) in edges)
        {
            if (endless.Contains(message.Id) && endless.Contains(target))
            {
                _context.Report(rule, field.Where, message.Id.Name, field.Name, target.Name);
            }
        }
    }

    // How many of its needs must end before it does. A union needs one of its fields, and ends at once if one of them is no message.
    private static int CountOf(IdlMessage message, int needs, Func<IdlMessage, bool> isAnyEnough)
        => !isAnyEnough(message) ? needs : message.Fields.Count > needs ? 0 : 1;
}
