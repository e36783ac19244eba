using Tern.Schema;

namespace Tern.Emit;

/// <summary>Emits the rules of a message or union: a part of its codec, and the part that makes the type <c>IValidatable</c>.</summary>
public static class ValidationEmitter
{
    /// <summary>Name of the file's role.</summary>
    private const string Role = "Validation";

    /// <summary>Emits the file.</summary>
    public static SourceFile Emit(ValidationModel model)
    {
        ContractType type = model.Type;
        var names = new NameScope(type.Codec.Namespace ?? "", [type.Codec.Name, JsonNameTable.ClassName]);
        var code = new CodeWriter();
        if (model.IsPartial)
        {
            EmitPart(code, names, type);
            code.Line();
        }

        PatternTable patterns = PatternTable.Of(model.Fields);
        code.Line($"/// <content>Rules of <c>{Identifiers.Xml(type.Name.ToDisplayName())}</c>.</content>");
        using (code.Block($"{(type.IsPublic ? "public" : "internal")} static partial class {type.Codec.Name}"))
        {
            if (!patterns.IsEmpty)
            {
                patterns.Emit(code, names);
                code.Line();
            }

            EmitValidate(code, names, model, patterns);
        }

        string contract = type.Name.ToString();
        return FileEmitter.ComposeAs(contract, type.Name.Arguments.Count > 0 ? type.Codec.FullName : contract, names, code, type.HasObsoleteParts, Role);
    }

    private static void EmitPart(CodeWriter code, NameScope names, ContractType type)
    {
        var blocks = new Stack<IDisposable>();
        foreach (string container in type.Containers)
        {
            blocks.Push(code.Block(container));
        }

        string name = type.Name.Name.Substring(type.Name.Name.LastIndexOf('.') + 1);
        using (code.Block($"partial {type.Keyword} {Identifiers.Escape(name)} : global::Tern.IValidatable"))
        {
            code.Line($"{(type.IsValueType && !type.IsReadOnly ? "readonly " : "")}void global::Tern.IValidatable.Validate(ref global::Tern.ValidationErrors errors)");
            code.Continue($"=> {names.Anchored(type.Codec)}.Validate(this, ref errors);");
        }

        while (blocks.Count > 0)
        {
            blocks.Pop().Dispose();
        }
    }

    private static void EmitValidate(CodeWriter code, NameScope names, ValidationModel model, PatternTable patterns)
    {
        ContractType type = model.Type;
        code.Line("/// <summary>Adds an error for each rule that a message breaks.</summary>");
        string parameter = $"{(type.IsValueType ? "in " : "")}{names.Of(type.Name)} message";
        using (code.Block($"public static void Validate({parameter}, ref global::Tern.ValidationErrors errors)"))
        {
            using (code.Block("if (!errors.MayDescend())"))
            {
                code.Line("return;");
            }

            if (model.IsByHand)
            {
                code.Line();
                code.Line("global::Tern.ValidationChecks.Validate(message, ref errors);");
                return;
            }

            if (model.IsUnion)
            {
                code.Line();
                EmitCases(code, names, model, patterns);
                return;
            }

            var locals = new LocalNames("message", "errors");
            var emitter = new RuleSetEmitter(code, names, model.Fields, "message", locals, patterns);
            foreach (ValidatedField field in model.Fields.Where(f => !f.Rules.IsEmpty))
            {
                code.Line();
                code.Line($"// {Comment(field)}");
                emitter.EmitField(field);
            }

            var self = new MessageType(type.Name, type.Codec, type.ProtobufName, type.IsValueType, IsUnion: false);
            EmitAsserts(code, names, model, self, locals, patterns);
        }
    }

    private static void EmitAsserts(CodeWriter code, NameScope names, ValidationModel model, MessageType self, LocalNames locals, PatternTable patterns)
    {
        foreach (ValidationRule assert in model.Asserts)
        {
            code.Line();
            code.Line($"// {OnOneLine(RuleTexts.Of(assert, self))}");
            new RuleEmitter(code, names, model.Fields, "message", locals, patterns).EmitAssert(assert, self);
        }
    }

    private static void EmitCases(CodeWriter code, NameScope names, ValidationModel model, PatternTable patterns)
    {
        var locals = new LocalNames("message", "errors");
        bool isMore = false;
        ValidatedField[] ruled = [.. model.Fields.Where(f => !f.Rules.IsEmpty)];
        using (ruled.Length == 0 ? null : code.Block("switch (message)"))
        {
            foreach (ValidatedField one in ruled)
            {
                if (isMore)
                {
                    code.Line();
                }

                isMore = true;
                string local = locals.Take("case" + Identifiers.Pascal(one.WireName));
                code.Line($"// {Comment(one)}");
                code.Line($"case {names.Of(one.Case!)} {local}:");
                using (code.Indent())
                {
                    // A case holds one value, so its rules speak of no other.
                    new RuleSetEmitter(code, names, new([one]), local, locals, patterns).EmitField(one);
                    code.Line("break;");
                }
            }
        }

        var self = new MessageType(model.Type.Name, model.Type.Codec, model.Type.ProtobufName, IsValueType: false, IsUnion: true);
        EmitAsserts(code, names, model, self, locals, patterns);
    }

    /// <summary>What stands above the checks of a field: its name and rules, on one line.</summary>
    private static string Comment(ValidatedField field)
    {
        var all = new List<string>();
        Describe(field.Rules, "", all);
        return OnOneLine($"{field.WireName}: {string.Join(", ", all)}");
    }

    private static string OnOneLine(string text)
    {
        const int Longest = 120;
        text = new string([.. text.Select(c => char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c)]);
        return text.Length <= Longest ? text : text.Substring(0, Longest - 1) + "…";
    }

    private static void Describe(RuleSet? rules, string prefix, List<string> all)
    {
        if (rules is null)
        {
            return;
        }

        all.AddRange(rules.Rules.Select(r => (prefix + r.Name + " " + string.Join(" ", r.Operands.Select(RuleTexts.Describe))).TrimEnd()));
        if (rules.Descends)
        {
            all.Add(prefix.Length == 0 ? "its own rules" : prefix.TrimEnd('.') + "'s own rules");
        }

        Describe(rules.Element, prefix + "elem.", all);
        Describe(rules.Key, prefix + "key.", all);
        Describe(rules.Value, prefix + "value.", all);
    }
}
