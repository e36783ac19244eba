using System.Text;
using Tern.Generic;
using Tern.Idl.Writing;
using Tern.Schema;
using Tern.Schema.Idl;

namespace Tern.Cli;

/// <summary>Prints one definition of a contract as IDL.</summary>
internal sealed class DefinitionText(GenericContract contract)
{
    private static readonly string[] s_headWords = ["syntax ", "edition ", "package ", "import ", "include ", "namespace ", "option "];

    private readonly IdlIndex _index = new(contract.Schema);

    /// <summary>The IDL of a service, method, message, enum, typedef or constant.</summary>
    /// <param name="name">Its full name or the last part of it; of a method with its service in front: <c>Service/Method</c>.</param>
    /// <exception cref="CliException">There is none of that name.</exception>
    public string Of(string name)
    {
        if (MethodName.ServiceOf(name) is not null)
        {
            return OfMethod(MethodName.Find(contract, name));
        }

        foreach (bool isFull in new[] { true, false })
        {
            foreach (IdlFile file in contract.Schema.Files)
            {
                if (Only(file, id => isFull ? id.Name == name : id.SimpleName == name) is { } part)
                {
                    return Text(part);
                }
            }
        }

        return contract.Services.SelectMany(static service => service.Methods).Any(method => method.Name == name)
            ? OfMethod(MethodName.Find(contract, name))
            : throw new CliException($"The contract has no service, method or type \"{name}\". 'tern describe <source> --messages' lists what it has.");
    }

    private string OfMethod(GenericMethod method)
    {
        // A method that a service inherits stands in the service that has it.
        IdlService owner = Owner(method.Service.Definition, method.Name);
        IdlFile file = _index.File(owner.Id.File)!;
        StringBuilder text = new(Text(Empty(file) with { Services = One(owner with { Methods = owner.Methods.Where(own => own.Name == method.Name).ToEquatableArray() }) }));
        IEnumerable<IdlType> types = method.Definition.Parameters.Concat(method.Definition.Throws).Select(static field => field.Type);
        foreach (IdlId id in (method.Definition.Result is { } result ? types.Append(result) : types).SelectMany(MessagesOf).Distinct())
        {
            if (_index.File(id.File) is { } holder && !id.Name.StartsWith("google.protobuf.", StringComparison.Ordinal) && Only(holder, other => other == id) is { } part)
            {
                text.Append('\n').Append(Text(part));
            }
        }

        string comment = file.Syntax == IdlSyntax.Thrift ? "#" : "//";
        text.Append('\n').Append(comment).Append(" a request to fill in:\n").Append(JsonOutput.Format(new SampleJson(contract.Schema).RequestOf(method), isOneLine: false)).Append('\n');
        return text.ToString();
    }

    private IdlService Owner(IdlService service, string method) => service.Methods.Any(own => own.Name == method) || service.Extends is null || _index.Service(service.Extends) is not { } parent
        ? service
        : Owner(parent, method);

    private static IEnumerable<IdlId> MessagesOf(IdlType type) => type switch
    {
        IdlMessageType message => [message.Id],
        IdlEnumType @enum => [@enum.Id],
        IdlListType list => MessagesOf(list.Element),
        IdlSetType set => MessagesOf(set.Element),
        IdlMapType map => MessagesOf(map.Key).Concat(MessagesOf(map.Value)),
        _ => [],
    };

    // The file with one definition, and with what is nested in it.
    private static IdlFile? Only(IdlFile file, Func<IdlId, bool> isWanted)
    {
        IdlFile part = Empty(file);
        if (file.Services.FirstOrDefault(service => isWanted(service.Id)) is { } service)
        {
            return part with { Services = One(service) };
        }

        if (file.Messages.FirstOrDefault(message => isWanted(message.Id)) is { } message)
        {
            string inside = message.Id.Name + ".";
            return part with
            {
                Messages = file.Messages.Where(other => other.Id.Name.StartsWith(inside, StringComparison.Ordinal)).Prepend(message with { Container = null }).ToEquatableArray(),
                Enums = file.Enums.Where(other => other.Id.Name.StartsWith(inside, StringComparison.Ordinal)).ToEquatableArray(),
                Extensions = file.Extensions.Where(other => other.Id.Name.StartsWith(inside, StringComparison.Ordinal)).ToEquatableArray(),
            };
        }

        if (file.Enums.FirstOrDefault(other => isWanted(other.Id)) is { } @enum)
        {
            return part with { Enums = One(@enum with { Container = null }) };
        }

        if (file.Typedefs.FirstOrDefault(other => isWanted(other.Id)) is { } typedef)
        {
            return part with { Typedefs = One(typedef) };
        }

        return file.Constants.FirstOrDefault(other => isWanted(other.Id)) is { } constant ? part with { Constants = One(constant) } : null;
    }

    private static IdlFile Empty(IdlFile file) => new(file.Path, file.Syntax, file.Package, default, default, default, default, default, default, default, default, null);

    private static EquatableArray<T> One<T>(T item)
        where T : IEquatable<T> => new([item]);

    private string Text(IdlFile part)
    {
        IEnumerable<string> lines = IdlWriter.Write(part, contract.Schema).Split('\n').SkipWhile(static line => line.Length == 0 || s_headWords.Any(word => line.StartsWith(word, StringComparison.Ordinal)));
        return string.Join('\n', lines);
    }
}
