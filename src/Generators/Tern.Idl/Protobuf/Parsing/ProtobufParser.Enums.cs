using Tern.Idl.Protobuf.Syntax;
using Tern.Schema;

namespace Tern.Idl.Protobuf.Parsing;

/// <summary>Enums and services.</summary>
internal sealed partial class ProtobufParser
{
    private bool ParseEnum(int first, ProtoVisibility visibility, List<ProtoEnum> enums)
    {
        _position++;
        if (TakeName("the name of an enum") is not { } name || !Expect("{"))
        {
            return false;
        }

        string? doc = _docs.Of(first, _position - 1);
        List<ProtoEnumValue> values = [];
        List<ProtoRange> ranges = [];
        List<ProtoName> names = [];
        List<ProtoOption> options = [];
        bool isRead = ParseBlock($"enum '{name.Text}'", () => CurrentText switch
        {
            ";" => TryTake(";"),
            "option" => ParseOptionStatement(options),
            "reserved" => ParseReserved(ranges, names, isEnum: true),
            _ => ParseEnumValue(values),
        });
        enums.Add(new(name, visibility, values.ToEquatableArray(), new(ranges.ToEquatableArray(), names.ToEquatableArray()), options.ToEquatableArray(), doc) { HasErrors = !isRead });
        return true;
    }

    private bool ParseEnumValue(List<ProtoEnumValue> values)
    {
        int first = _position;
        if (TakeName("the name of an enum value") is not { } name
            || !Expect("=", "'=' and the number of the value")
            || TakeNumber("a whole number", maySign: true) is not { } number)
        {
            return false;
        }

        List<ProtoOption> options = [];
        if (At("[") && !ParseOptionList(options))
        {
            return false;
        }

        bool isRead = ExpectEnd();
        values.Add(new(name, number, options.ToEquatableArray(), _docs.Of(first, AtToken(_position - 1, ";") ? _position - 1 : -1)));
        return isRead;
    }

    private bool ParseService(int first, List<ProtoService> services)
    {
        _position++;
        if (TakeName("the name of a service") is not { } name || !Expect("{"))
        {
            return false;
        }

        string? doc = _docs.Of(first, _position - 1);
        List<ProtoMethod> methods = [];
        List<ProtoOption> options = [];
        ParseBlock($"service '{name.Text}'", () => CurrentText switch
        {
            ";" => TryTake(";"),
            "option" => ParseOptionStatement(options),
            "rpc" => ParseMethod(methods),
            _ => ReportNoMethod(),
        });
        services.Add(new(name, methods.ToEquatableArray(), options.ToEquatableArray(), doc));
        return true;
    }

    private bool ReportNoMethod()
    {
        ReportExpected("'rpc', 'option' or '}'");
        return false;
    }

    private bool ParseMethod(List<ProtoMethod> methods)
    {
        int first = _position++;
        if (TakeName("the name of a method") is not { } name
            || ParseMethodType(out bool isRequestStream) is not { } request
            || !Expect("returns")
            || ParseMethodType(out bool isResponseStream) is not { } response)
        {
            return false;
        }

        List<ProtoOption> options = [];
        bool isRead = true;
        int end;
        if (TryTake("{"))
        {
            end = _position - 1;
            ParseBlock($"method '{name.Text}'", () => TryTake(";") || (At("option") ? ParseOptionStatement(options) : ReportNoOption()));
        }
        else
        {
            isRead = ExpectEnd();
            end = AtToken(_position - 1, ";") ? _position - 1 : -1;
        }

        methods.Add(new(name, request, isRequestStream, response, isResponseStream, options.ToEquatableArray(), _docs.Of(first, end)));
        return isRead;
    }

    private bool ReportNoOption()
    {
        ReportExpected("'option' or '}'");
        return false;
    }

    private ProtoName? ParseMethodType(out bool isStream)
    {
        isStream = false;
        if (!Expect("("))
        {
            return null;
        }

        isStream = TryTake("stream");
        ProtoName? name = TakeMessageName();
        return name is not null && Expect(")") ? name : null;
    }
}
