using System.Text.RegularExpressions;
using Tern.Schema;
using Tern.Schema.Idl;

namespace Tern.Idl.Tests.Thrift;

/// <summary>What whoever reads a linked schema may rely on, however wrong the text was.</summary>
internal static partial class SchemaInvariants
{
    public static void Check(IdlSchema schema, IReadOnlyDictionary<string, string> texts)
    {
        IdlIndex index = new(schema);
        foreach (ContractDiagnostic diagnostic in schema.Diagnostics)
        {
            CheckSpan(diagnostic.Where!, texts);
            Assert.NotEmpty(IdlRules.All[diagnostic.Id].MessageOf(diagnostic));
        }

        foreach (IdlFile file in schema.Files)
        {
            Assert.Equal(file.Namespaces.Count, file.Namespaces.Select(n => n.Scope).Distinct(StringComparer.Ordinal).Count());
            AssertUnique(file.Typedefs.Select(t => t.Id).Concat(file.Constants.Select(c => c.Id)).Concat(file.Enums.Select(e => e.Id)).Concat(file.Messages.Select(m => m.Id)).Concat(file.Services.Select(s => s.Id)));
            foreach (IdlTypedef typedef in file.Typedefs)
            {
                CheckType(typedef.Type, index);
            }

            foreach (IdlConstant constant in file.Constants)
            {
                CheckName(constant.Id.Name);
                CheckValue(constant.Value, constant.Type, index);
            }

            foreach (IdlEnum @enum in file.Enums)
            {
                CheckName(@enum.Id.Name);
                AssertUnique(@enum.Values.Select(value => value.Name));
            }

            foreach (IdlMessage message in file.Messages)
            {
                CheckName(message.Id.Name);
                CheckSpan(message.Where, texts);
                CheckFields(message.Fields, index, texts);
            }

            foreach (IdlService service in file.Services)
            {
                CheckService(service, index, texts);
            }
        }
    }

    private static void CheckService(IdlService service, IdlIndex index, IReadOnlyDictionary<string, string> texts)
    {
        CheckName(service.Id.Name);
        Assert.True(service.Extends is null || index.Service(service.Extends) is not null);
        AssertUnique(index.MethodsOf(service).Select(method => method.Name));
        foreach (IdlMethod method in service.Methods)
        {
            CheckName(method.Name);
            CheckFields(method.Parameters, index, texts);
            CheckFields(method.Throws, index, texts);
            Assert.All(method.Throws, field => Assert.Equal(IdlMessageKind.Exception, Assert.IsType<IdlMessageType>(field.Type).Kind));
            Assert.True(method.Kind != MethodKind.OneWay || (method.Result is null && method.Throws.Count == 0));
            Assert.True(method.Kind is MethodKind.Unary or MethodKind.OneWay || (method.Parameters.Count == 1 && method.Throws.Count == 0));
            if (method.Result is not null)
            {
                CheckType(method.Result, index);
            }
        }
    }

    private static void CheckFields(IReadOnlyList<IdlField> fields, IdlIndex index, IReadOnlyDictionary<string, string> texts)
    {
        AssertUnique(fields.Select(field => field.Id));
        AssertUnique(fields.Select(field => field.Name));
        foreach (IdlField field in fields)
        {
            Assert.InRange(field.Id, short.MinValue, short.MaxValue);
            CheckName(field.Name);
            CheckSpan(field.Where, texts);
            CheckType(field.Type, index);
            if (field.Default is not null)
            {
                CheckValue(field.Default, field.Type, index);
            }
        }
    }

    private static void CheckType(IdlType type, IdlIndex index)
    {
        switch (type)
        {
            case IdlEnumType @enum:
                Assert.NotNull(index.Enum(@enum.Id));
                break;
            case IdlMessageType message:
                Assert.Equal(message.Kind, index.Message(message.Id)?.Kind);
                break;
            case IdlListType list:
                CheckType(list.Element, index);
                break;
            case IdlSetType set:
                CheckType(set.Element, index);
                break;
            case IdlMapType map:
                CheckType(map.Key, index);
                CheckType(map.Value, index);
                break;
        }
    }

    private static void CheckValue(IdlValue value, IdlType type, IdlIndex index)
    {
        switch (type, value)
        {
            case (IdlScalarType { Kind: IdlScalar.Bool }, IdlBool):
            case (IdlScalarType { Kind: IdlScalar.Double }, IdlDouble):
            case (IdlScalarType { Kind: IdlScalar.String }, IdlText):
            case (IdlScalarType { Kind: IdlScalar.Binary }, IdlBytes):
                break;
            case (IdlScalarType { Kind: IdlScalar.Uuid }, IdlText uuid):
                Assert.True(Guid.TryParseExact(uuid.Value, "D", out _));
                break;
            case (IdlScalarType scalar, IdlInteger number):
                int bits = scalar.Kind switch { IdlScalar.I8 => 8, IdlScalar.I16 => 16, IdlScalar.I32 => 32, IdlScalar.I64 => 64, _ => 0 };
                Assert.Equal(number.Value, number.Value << (64 - bits) >> (64 - bits));
                break;
            case (IdlEnumType @enum, IdlEnumConstant item):
                Assert.Equal(@enum.Id, item.Enum);
                Assert.True(item.Name is null || index.Enum(item.Enum)!.Values.Any(v => v.Name == item.Name && v.Value == item.Value));
                break;
            case (IdlListType list, IdlListValue items):
                Assert.All(items.Items, item => CheckValue(item, list.Element, index));
                break;
            case (IdlSetType set, IdlListValue items):
                Assert.All(items.Items, item => CheckValue(item, set.Element, index));
                AssertUnique(items.Items);
                break;
            case (IdlMapType map, IdlMapValue entries):
                AssertUnique(entries.Entries.Select(entry => entry.Key));
                Assert.All(entries.Entries, entry => CheckValue(entry.Key, map.Key, index));
                Assert.All(entries.Entries, entry => CheckValue(entry.Value, map.Value, index));
                break;
            case (IdlMessageType message, IdlStructValue fields):
                Assert.Equal(message.Id, fields.Message);
                AssertUnique(fields.Fields.Select(field => field.Name));
                foreach (IdlFieldValue field in fields.Fields)
                {
                    // A field whose id is taken is left out of the message.
                    IdlField? definition = index.Message(message.Id)!.Fields.FirstOrDefault(f => f.Name == field.Name);
                    CheckValue(field.Value, definition?.Type ?? throw new InvalidOperationException($"{message.Id} has no {field.Name}"), index);
                }

                break;
            default:
                Assert.Fail($"{value} is no value of {type}");
                break;
        }
    }

    private static void CheckSpan(SourceSpan span, IReadOnlyDictionary<string, string> texts)
    {
        Assert.InRange(span.Start, 0, texts[span.File].Length);
        Assert.InRange(span.Start + span.Length, span.Start, texts[span.File].Length);
        Assert.True(span.EndLine > span.StartLine || (span.EndLine == span.StartLine && span.EndColumn >= span.StartColumn));
    }

    private static void CheckName(string name) => Assert.Matches(Name(), name);

    private static void AssertUnique<T>(IEnumerable<T> items)
    {
        HashSet<T> seen = [];
        Assert.All(items, item => Assert.True(seen.Add(item), $"{item} twice"));
    }

    [GeneratedRegex("^[A-Za-z_][A-Za-z0-9_]*$")]
    private static partial Regex Name();
}
