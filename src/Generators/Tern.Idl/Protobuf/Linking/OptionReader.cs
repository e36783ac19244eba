using Tern.Idl.Protobuf.Symbols;
using Tern.Idl.Protobuf.Syntax;
using Tern.Schema;
using Tern.Schema.Idl;

namespace Tern.Idl.Protobuf.Linking;

/// <summary>
/// Reads options: finds the field of an options message that each names, checks its value and gives one annotation per scalar. All options are fields of the messages in <c>descriptor.proto</c>, or
/// extensions of them.
/// </summary>
internal sealed class OptionReader
{
    private readonly LinkContext _context;
    private readonly FileSymbol _file;

    public OptionReader(LinkContext context, FileSymbol file)
    {
        _context = context;
        _file = file;
    }

    /// <summary>Reads the options of one thing.</summary>
    /// <param name="target">What it is.</param>
    /// <param name="options">Its options.</param>
    /// <param name="scope">Full name of what it stands in.</param>
    public OptionSet Read(OptionTarget target, EquatableArray<ProtoOption> options, string scope)
    {
        if (options.Count == 0)
        {
            return OptionSet.Empty;
        }

        OptionValues values = new(_context, _file);
        foreach (ProtoOption option in options)
        {
            // These two are written like options and are none.
            if (target != OptionTarget.Field || !(option.Is("default") || option.Is("json_name")))
            {
                Read(target, option, scope, values);
            }
        }

        return new(values.Annotations.ToEquatableArray());
    }

    private void Read(OptionTarget target, ProtoOption option, string scope, OptionValues values)
    {
        if (option.Name[0] is { IsExtension: false, Text: "uninterpreted_option" })
        {
            _context.Report(IdlRules.OptionMisplaced, option.Where, "uninterpreted_option", "protoc keeps options in it that it has not read yet");
            return;
        }

        if (OptionsMessage(target) is not { } current)
        {
            _context.Report(IdlRules.UndefinedName, option.Where, "message", OptionsName(target), ", which the descriptor.proto among these files should define: options are its fields");
            return;
        }

        FieldSymbol? field = null;
        string key = "";
        for (int i = 0; i < option.Name.Count; i++)
        {
            ProtoOptionPart part = option.Name[i];
            if (field is not null)
            {
                if (field.Message is not { } next || field.IsRepeated)
                {
                    _context.Report(IdlRules.OptionHasNoParts, part.Where, key, field.IsRepeated ? "holds several messages, each of which is set as a whole, in braces" : $"is a {field.TypeName} and has no parts");
                    return;
                }

                current = next;
            }

            field = FindField(target, option, part, current, scope);
            if (field is null)
            {
                return;
            }

            key = OptionValues.KeyOf(key, field);
            if (!CheckUse(target, option, part, field))
            {
                return;
            }
        }

        if (field is not null)
        {
            values.Read(field, option.Value, key, option.Where);
        }
    }

    private FieldSymbol? FindField(OptionTarget target, ProtoOption option, ProtoOptionPart part, MessageSymbol current, string scope)
    {
        if (!part.IsExtension)
        {
            FieldSymbol? plain = current.Field(part.Text);
            if (plain is null)
            {
                string hint = option.Name[0] == part ? $" of a {target.Name}; custom options stand in parentheses" : $" in '{current.FullName}'";
                _context.Report(IdlRules.UndefinedName, part.Where, "option", part.Text, hint);
            }

            return plain is { HasType: true } ? plain : null;
        }

        (Symbol? symbol, string? resolved) = _context.Names.Find(part.Text, scope, _file, typesOnly: false);
        if (symbol is null)
        {
            _context.Names.ReportUndefined("option", part.Text, resolved, _file, part.Where);
            return null;
        }

        if (symbol is not FieldSymbol { IsExtension: true } extension)
        {
            _context.Report(IdlRules.WrongKindOfName, part.Where, part.Text, symbol.Kind, $"extension of '{current.FullName}'");
            return null;
        }

        if (extension.Extendee == current)
        {
            return extension.HasType ? extension : null;
        }

        if (extension.Extendee is { } extendee)
        {
            _context.Report(IdlRules.WrongKindOfName, part.Where, part.Text, $"extension of '{extendee.FullName}'", $"extension of '{current.FullName}'");
        }

        return null;
    }

    // Whether the option may stand here, in this edition.
    private bool CheckUse(OptionTarget target, ProtoOption option, ProtoOptionPart part, FieldSymbol field)
    {
        bool isFeature = option.Name[0] is { IsExtension: false, Text: "features" };
        if (isFeature && !_file.Edition.HasFeatures())
        {
            _context.Report(IdlRules.FeaturesNeedEdition, option.Where);
            return false;
        }

        if (isFeature && field.File == _file)
        {
            _context.Report(IdlRules.OptionMisplaced, part.Where, part.Text, "a feature cannot be used in the file that defines it");
            return false;
        }

        return OptionUse.Check(_context, _file, target, field, part.Where) && !IsForbidden(target, option, field);
    }

    private bool IsForbidden(OptionTarget target, ProtoOption option, FieldSymbol field)
    {
        if (target == OptionTarget.MessageType && field is { Name: "map_entry", IsExtension: false } && option.Name.Count == 1)
        {
            _context.Report(IdlRules.OptionMisplaced, option.Where, "map_entry", "write the field as map<key, value>");
            return true;
        }

        return false;
    }

    private static string OptionsName(OptionTarget target) => "google.protobuf." + target.Message;

    // Files may bring a descriptor.proto of their own, with less in it.
    private MessageSymbol? OptionsMessage(OptionTarget target)
    {
        MessageSymbol? any = null;
        for (Symbol? symbol = _context.Symbols.Find(OptionsName(target)); symbol is not null; symbol = symbol.Next)
        {
            if (symbol is MessageSymbol message)
            {
                if (_file.Closure().Contains(symbol.File))
                {
                    return message;
                }

                any ??= message;
            }
        }

        return any;
    }
}
