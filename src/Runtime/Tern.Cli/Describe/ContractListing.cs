using Tern.Generic;
using Tern.Schema.Idl;

namespace Tern.Cli;

/// <summary>Lists what a contract has, one method a line.</summary>
internal sealed class ContractListing(GenericContract contract, CliHost host)
{
    private const string WellKnown = "google/protobuf/";

    /// <summary>Writes the list.</summary>
    /// <param name="withTypes">Whether messages and enums are listed too.</param>
    public void Write(bool withTypes)
    {
        bool isFirst = true;
        foreach (GenericService service in contract.Services)
        {
            Gap(ref isFirst);
            host.Out.WriteLine($"service {service.Name}");
            foreach (GenericMethod method in service.Methods)
            {
                Entry(Signature(method));
            }
        }

        if (contract.Services.Count == 0)
        {
            Gap(ref isFirst);
            host.Out.WriteLine("no services");
        }

        foreach (IdlFile file in withTypes ? contract.Schema.Files.Where(static file => !IsWellKnown(file)) : [])
        {
            foreach (IdlMessage message in file.Messages)
            {
                Gap(ref isFirst);
                host.Out.WriteLine($"{WordOf(message.Kind, file)} {message.Id.Name}");
                foreach (IdlField field in message.Fields)
                {
                    Entry($"{field.Id}: {field.Name} {TypeText.Of(field.Type)}{Presence(field, file)}");
                }
            }

            foreach (IdlEnum @enum in file.Enums)
            {
                Gap(ref isFirst);
                host.Out.WriteLine($"enum {@enum.Id.Name}");
                foreach (IdlEnumValue value in @enum.Values)
                {
                    Entry($"{value.Name} = {value.Value}");
                }
            }
        }
    }

    /// <summary>A method on one line: <c>Get(GetItem) -> Item throws NotFound</c>.</summary>
    public static string Signature(GenericMethod method)
    {
        IdlMethod definition = method.Definition;
        bool sendsStream = method.Kind is MethodKind.ClientStreaming or MethodKind.DuplexStreaming;
        bool receivesStream = method.Kind is MethodKind.ServerStreaming or MethodKind.DuplexStreaming;
        IEnumerable<string> parameters = definition.Parameters is [{ Type: IdlMessageType only }]
            ? [$"{(sendsStream ? "stream " : "")}{only.Id.SimpleName}"]
            : definition.Parameters.Select(parameter => $"{(sendsStream ? "stream " : "")}{parameter.Name}: {TypeText.Of(parameter.Type)}");
        string oneWay = method.Kind == MethodKind.OneWay ? "oneway " : "";
        string result = definition.Result is { } type ? $" -> {(receivesStream ? "stream " : "")}{TypeText.Of(type)}" : "";
        string throws = definition.Throws.Count > 0 ? $" throws {string.Join(", ", definition.Throws.Select(static thrown => TypeText.Of(thrown.Type)))}" : "";
        return $"{oneWay}{method.Name}({string.Join(", ", parameters)}){result}{throws}{(method.IsIdempotent ? " [idempotent]" : "")}";
    }

    private static bool IsWellKnown(IdlFile file) =>
        file.Package == "google.protobuf" && (file.Path.StartsWith(WellKnown, StringComparison.Ordinal) || file.Path.Contains("/" + WellKnown, StringComparison.Ordinal));

    private static string WordOf(IdlMessageKind kind, IdlFile file) => kind switch
    {
        IdlMessageKind.Union => "union",
        IdlMessageKind.Exception => "exception",
        _ => file.Syntax == IdlSyntax.Thrift ? "struct" : "message",
    };

    private static string Presence(IdlField field, IdlFile file) => field switch
    {
        { OneOf: { } oneOf } => $" (one of {oneOf})",
        { Presence: IdlPresence.Required } => " (required)",
        { Presence: IdlPresence.Optional, Type: IdlScalarType or IdlEnumType } => " (optional)",
        { Presence: IdlPresence.Optional } when file.Syntax == IdlSyntax.Thrift => " (optional)",
        _ => "",
    };

    private void Entry(string text)
    {
        string indent = "  ";
        foreach (string line in TextWrap.Wrap(text, host.Width - 6))
        {
            host.Out.WriteLine(indent + line);
            indent = "      ";
        }
    }

    private void Gap(ref bool isFirst)
    {
        if (!isFirst)
        {
            host.Out.WriteLine();
        }

        isFirst = false;
    }
}
