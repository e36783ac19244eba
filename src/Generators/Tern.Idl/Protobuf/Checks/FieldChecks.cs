using Tern.Idl.Protobuf.Linking;
using Tern.Idl.Protobuf.Symbols;
using Tern.Idl.Protobuf.Syntax;
using Tern.Schema;
using Tern.Schema.Idl;

namespace Tern.Idl.Protobuf.Checks;

/// <summary>What must hold of a field once its type and options are known.</summary>
internal static class FieldChecks
{
    public static void Check(FieldSymbol field, LinkContext context)
    {
        CheckNumber(field, context);
        if (!field.HasType || (field.IsExtension && field.Extendee is null))
        {
            return;
        }

        CheckOptions(field, context);
        CheckMap(field, context);
        ExtensionChecks.Check(field, context);
        if (field.File.Edition == ProtoEdition.Proto3)
        {
            CheckProto3(field, context);
        }
        else if (field.File.Edition.HasFeatures())
        {
            FeatureChecks.Check(field, context);
        }
    }

    private static void CheckNumber(FieldSymbol field, LinkContext context)
    {
        SourceSpan where = field.Syntax.Number.Where;
        if (field.Number < 1 || (!field.IsExtension && field.Number > FieldNumbers.Max))
        {
            context.Break(field, IdlRules.FieldNumberRange, where, field.Number.ToString(), $"field numbers are 1 to {FieldNumbers.Max}");
        }
        else if (field.Number is >= FieldNumbers.FirstReserved and <= FieldNumbers.LastReserved)
        {
            context.Break(field, IdlRules.FieldNumberRange, where, field.Number.ToString(), $"Protobuf keeps {FieldNumbers.FirstReserved} to {FieldNumbers.LastReserved} for itself");
        }
    }

    private static void CheckOptions(FieldSymbol field, LinkContext context)
    {
        if (field.Options.Find("packed") is { } packed)
        {
            if (field.File.Edition.HasFeatures())
            {
                context.Report(IdlRules.OptionEdition, packed.Where, "packed", "is not for editions, which say features.repeated_field_encoding = PACKED or EXPANDED");
            }
            else if (packed.Value == "true" && !field.IsPackable)
            {
                context.Report(IdlRules.OptionMisplaced, packed.Where, "packed", $"only repeated numbers, bools and enums can be packed, and '{field.Name}' is {Describe(field)}");
            }
        }

        foreach (string name in new[] { "lazy", "unverified_lazy" })
        {
            if (field.Options.IsTrue(name) && (field.Message is null || field.Features.IsDelimited || field.IsGroup) && field.Options.Find(name) is { } set)
            {
                context.Report(IdlRules.OptionMisplaced, set.Where, name, $"only length-prefixed messages can be read later, and '{field.Name}' is {Describe(field)}");
            }
        }

        if (field.IsExtension && field.Options.IsTrue("unverified_lazy") && field.Options.Find("unverified_lazy") is { } unverified)
        {
            context.Report(IdlRules.OptionMisplaced, unverified.Where, "unverified_lazy", "extensions cannot have it");
        }

        bool is64 = field.Scalar is IdlScalar.I64 or IdlScalar.UInt64 or IdlScalar.SInt64 or IdlScalar.Fixed64 or IdlScalar.SFixed64;
        if (field.Options.Find("jstype") is { } type && type.Value != "JS_NORMAL" && !is64)
        {
            context.Report(IdlRules.OptionMisplaced, type.Where, "jstype", $"it is for whole numbers of 64 bits, and '{field.Name}' is {Describe(field)}");
        }

        if (field.Options.Find("ctype") is { } ctype && field.File.Edition >= ProtoEdition.Edition2024)
        {
            context.Report(IdlRules.OptionEdition, ctype.Where, "ctype", "is not for edition 2024 and later, which say features.(pb.cpp).string_type");
        }
    }

    private static string Describe(FieldSymbol field) => (field.IsRepeated && !field.IsMap ? "repeated " : "") + field.TypeName;

    private static void CheckMap(FieldSymbol field, LinkContext context)
    {
        if (!field.IsMap)
        {
            return;
        }

        FieldSymbol key = field.Message!.Fields[0];
        FieldSymbol value = field.Message.Fields[1];
        if (key.HasType && key.Scalar is null or IdlScalar.Float or IdlScalar.Double or IdlScalar.Binary)
        {
            context.Break(field, IdlRules.MapKey, key.Where, key.TypeName);
        }

        if (value.Enum is { Values.Count: > 0 } @enum && @enum.Values[0].Number != 0)
        {
            context.Break(field, IdlRules.MapEnumValue, value.Where, @enum.FullName, @enum.Values[0].Name);
        }
    }

    private static void CheckProto3(FieldSymbol field, LinkContext context)
    {
        SourceSpan label = field.Syntax.LabelWhere ?? field.Where;
        if (field.Syntax.Label == ProtoLabel.Required)
        {
            context.Break(field, IdlRules.NotInProto3, label, "required fields", "leave the label away, or say optional");
        }

        if (field.IsGroup)
        {
            context.Break(field, IdlRules.NotInProto3, field.Where, "groups", "define a message and a field of its type");
        }

        if (field.IsExtension && !ExtensionChecks.IsCustomOption(field))
        {
            context.Break(field, IdlRules.NotInProto3, field.ExtendeeName!.Where, "extensions of messages other than options", $"add a field to '{field.Extendee!.FullName}', or use Any");
        }

        IEnumerable<FieldSymbol> parts = field.IsMap ? field.Message!.Fields : [field];
        foreach (FieldSymbol part in parts)
        {
            if (part.Enum is { Features.IsEnumClosed: true } @enum)
            {
                context.Break(field, IdlRules.ClosedEnum, part.Syntax.Type.Where, @enum.FullName, "a proto3 message");
            }
        }
    }
}
