using Tern.Idl.Protobuf.Syntax;
using Tern.Schema;

namespace Tern.Idl.Protobuf.Parsing;

/// <summary>Messages and what stands in them, apart from fields.</summary>
internal sealed partial class ProtobufParser
{
    private bool ParseMessage(int first, ProtoVisibility visibility, List<ProtoMessage> messages)
    {
        _position++;
        if (TakeName("the name of a message") is not { } name || !Expect("{"))
        {
            return false;
        }

        string? doc = _docs.Of(first, _position - 1);
        if (ParseMessageBody(name, visibility, doc) is not { } message)
        {
            return false;
        }

        messages.Add(message);
        return true;
    }

    /// <summary>Reads the body of a message or group; the <c>{</c> has been taken.</summary>
    private ProtoMessage? ParseMessageBody(ProtoName name, ProtoVisibility visibility, string? doc)
    {
        if (_depth >= MaxMessageDepth)
        {
            _position--;
            Report(_position, $"messages are nested at most {MaxMessageDepth} deep");
            return null;
        }

        _depth++;
        MessageBuilder message = new();
        ParseBlock($"message '{name.Text}'", () => ParseMessageStatement(message));
        _depth--;
        return message.Build(name, visibility, doc);
    }

    private bool ParseMessageStatement(MessageBuilder message)
    {
        if (TryTake(";"))
        {
            return true;
        }

        int first = _position;
        ProtoVisibility visibility = ParseVisibility();
        switch (CurrentText)
        {
            case "message":
                return ParseMessage(first, visibility, message.Messages);
            case "enum":
                return ParseEnum(first, visibility, message.Enums);
        }

        if (visibility != ProtoVisibility.Unset)
        {
            ReportExpected("'message' or 'enum' behind 'export' or 'local'");
            return false;
        }

        return CurrentText switch
        {
            "extensions" => ParseExtensionRanges(message.ExtensionRanges),
            "reserved" => ParseReserved(message.ReservedRanges, message.ReservedNames, isEnum: false),
            "extend" => ParseExtend(message.Extends),
            "option" => ParseOptionStatement(message.Options),
            "oneof" => ParseOneOf(message),
            _ => ParseField(message.Fields, -1),
        };
    }

    private bool ParseOneOf(MessageBuilder message)
    {
        int first = _position++;
        if (TakeName("the name of a oneof") is not { } name || !Expect("{"))
        {
            return false;
        }

        string? doc = _docs.Of(first, _position - 1);
        List<ProtoOption> options = [];
        int index = message.OneOfs.Count;
        int fieldsBefore = message.Fields.Count;
        bool isRead = ParseBlock($"oneof '{name.Text}'", () => At("option") ? ParseOptionStatement(options) : ParseField(message.Fields, index));
        if (message.Fields.Count == fieldsBefore && isRead)
        {
            Report(_position - 1, $"expected a field, found the end of oneof '{name.Text}'");
        }

        message.OneOfs.Add(new(name, options.ToEquatableArray(), doc));
        return true;
    }

    private bool ParseExtend(List<ProtoExtend> extends)
    {
        _position++;
        if (TakeMessageName() is not { } extendee || !Expect("{"))
        {
            return false;
        }

        List<ProtoField> fields = [];
        if (At("}"))
        {
            Report(_position, $"expected a field, found the end of the extensions of '{extendee.Text}'");
        }

        ParseBlock($"the extensions of '{extendee.Text}'", () => ParseField(fields, -1, isExtension: true));
        extends.Add(new(extendee, fields.ToEquatableArray()));
        return true;
    }

    private bool ParseExtensionRanges(List<ProtoExtensionRange> ranges)
    {
        _position++;
        List<ProtoRange> found = [];
        do
        {
            if (ParseRange("a field number", maySign: false, ProtoRange.Max) is not { } range)
            {
                return false;
            }

            found.Add(range);
        }
        while (TryTake(","));

        List<ProtoOption> options = [];
        if (At("[") && !ParseOptionList(options))
        {
            return false;
        }

        ranges.AddRange(found.Select(range => new ProtoExtensionRange(range, options.ToEquatableArray())));
        return ExpectEnd();
    }

    private bool ParseReserved(List<ProtoRange> ranges, List<ProtoName> names, bool isEnum)
    {
        _position++;
        if (Current.Kind is ProtoTokenKind.Text or ProtoTokenKind.Word)
        {
            return ParseReservedNames(names);
        }

        do
        {
            string what = isEnum ? "a number or a name of an enum value" : "a field number or name";
            if (ParseRange(what, isEnum, isEnum ? int.MaxValue : ProtoRange.Max) is not { } range)
            {
                return false;
            }

            ranges.Add(range);
        }
        while (TryTake(","));

        return ExpectEnd();
    }

    private bool ParseReservedNames(List<ProtoName> names)
    {
        bool inQuotes = !_edition.HasFeatures();
        do
        {
            int start = _position;
            if (inQuotes && Current.Kind == ProtoTokenKind.Word)
            {
                ReportExpected("reserved names in quotes; only editions have them without");
                return false;
            }

            if (!inQuotes && Current.Kind == ProtoTokenKind.Text)
            {
                ReportExpected("reserved names without quotes, as editions have them");
                return false;
            }

            ProtoName? name = inQuotes
                ? TakeText("a name in quotes") is { } text ? new(text.Text, SpanFrom(start)) : null
                : TakeName("a name");
            if (name is null)
            {
                return false;
            }

            names.Add(name);
        }
        while (TryTake(","));

        return ExpectEnd();
    }

    private ProtoRange? ParseRange(string what, bool maySign, long max)
    {
        int start = _position;
        if (TakeNumber(what, maySign) is not { } first)
        {
            return null;
        }

        ProtoNumber? last = first;
        if (!maySign && first.Value == int.MaxValue)
        {
            Report(start, $"expected {what} up to {int.MaxValue - 1}, found '{TextOf(start)}'");
        }

        if (TryTake("to"))
        {
            last = TryTake("max") ? new(max, first.Where) : TakeNumber("a number or 'max'", maySign);
            if (!maySign && last?.Value == int.MaxValue)
            {
                Report(_position - 1, $"expected {what} up to {int.MaxValue - 1}, found '{TextOf(_position - 1)}'");
            }
        }

        return last is null ? null : new(first.Value, last.Value, SpanFrom(start));
    }

    /// <summary>Collects what stands in a message.</summary>
    private sealed class MessageBuilder
    {
        public List<ProtoField> Fields { get; } = [];

        public List<ProtoOneOf> OneOfs { get; } = [];

        public List<ProtoMessage> Messages { get; } = [];

        public List<ProtoEnum> Enums { get; } = [];

        public List<ProtoExtend> Extends { get; } = [];

        public List<ProtoExtensionRange> ExtensionRanges { get; } = [];

        public List<ProtoRange> ReservedRanges { get; } = [];

        public List<ProtoName> ReservedNames { get; } = [];

        public List<ProtoOption> Options { get; } = [];

        public ProtoMessage Build(ProtoName name, ProtoVisibility visibility, string? doc) => new(
            name,
            visibility,
            Fields.ToEquatableArray(),
            OneOfs.ToEquatableArray(),
            Messages.ToEquatableArray(),
            Enums.ToEquatableArray(),
            Extends.ToEquatableArray(),
            ExtensionRanges.ToEquatableArray(),
            new(ReservedRanges.ToEquatableArray(), ReservedNames.ToEquatableArray()),
            Options.ToEquatableArray(),
            doc);
    }
}
