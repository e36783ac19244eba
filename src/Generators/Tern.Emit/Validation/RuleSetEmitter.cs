using Tern.Schema;

namespace Tern.Emit;

/// <summary>Emits all rules of a value: its own, then those of what it holds.</summary>
internal sealed class RuleSetEmitter
{
    private readonly CodeWriter _code;
    private readonly NameScope _names;
    private readonly EquatableArray<ValidatedField> _fields;
    private readonly string _target;
    private readonly Dictionary<ValidatedField, string> _fieldLocals;
    private readonly LocalNames _locals;
    private readonly PatternTable _patterns;

    /// <summary>Emits into a method.</summary>
    /// <param name="code">Where to write.</param>
    /// <param name="names">Names of the file.</param>
    /// <param name="fields">Fields of the message.</param>
    /// <param name="target">What holds them.</param>
    /// <param name="locals">Names that are taken in the method.</param>
    /// <param name="patterns">Where regular expressions are.</param>
    public RuleSetEmitter(CodeWriter code, NameScope names, EquatableArray<ValidatedField> fields, string target, LocalNames locals, PatternTable patterns)
        : this(code, names, fields, target, fields.Where(f => !f.Rules.IsEmpty).ToDictionary(f => f, f => locals.Variable(f.Member)), locals, patterns)
    {
        // Locals of fields are taken before anything else: what a block inside declares must not have the name of a local that comes behind it.
    }

    private RuleSetEmitter(
        CodeWriter code, NameScope names, EquatableArray<ValidatedField> fields, string target, Dictionary<ValidatedField, string> fieldLocals, LocalNames locals, PatternTable patterns)
    {
        _code = code;
        _names = names;
        _fields = fields;
        _target = target;
        _fieldLocals = fieldLocals;
        _locals = locals;
        _patterns = patterns;
    }

    /// <summary>The local that holds the value of a field.</summary>
    public string LocalOf(ValidatedField field) => _fieldLocals[field];

    /// <summary>Emits the checks of a field.</summary>
    public void EmitField(ValidatedField field)
    {
        PathText path = field.IsInlined ? PathText.Root : PathText.Of(field.WireName);
        string local = LocalOf(field);
        EmitNullable(field.Rules, field.Type, $"{_target}.{Identifiers.Escape(field.Member)}", local, path, "", field.IsNullable, field.IsInlined);
    }

    /// <summary>Emits the checks of a value that may be null.</summary>
    /// <param name="rules">Its rules.</param>
    /// <param name="type">Its type.</param>
    /// <param name="source">C# expression that yields it; evaluated once.</param>
    /// <param name="local">Free name for it.</param>
    /// <param name="path">Its path.</param>
    /// <param name="rulePrefix">What stands before names of rules.</param>
    /// <param name="isNullable">Whether a value type may be null.</param>
    /// <param name="isInlined">Whether its fields are fields of the message around it.</param>
    public void EmitNullable(RuleSet rules, TypeModel type, string source, string local, PathText path, string rulePrefix, bool isNullable, bool isInlined = false)
    {
        ValidationRule? mustBeSet = rules.Rules.FirstOrDefault(r => r.Kind is RuleKind.NotNil or RuleKind.Required);
        List<ValidationRule> others = rules.Rules.Where(r => r.Kind != RuleKind.NotNil && (r.Kind != RuleKind.Required || IsText(type))).ToList();
        bool hasMore = others.Count > 0 || rules.Descends || rules.Element is not null || rules.Key is not null || rules.Value is not null;
        var value = new RuledValue(local, type, path, rulePrefix);
        if (!isNullable && !type.IsReference)
        {
            string empty = type is ListType { Shape: ListShape.ImmutableArray } ? $"{source}.IsDefault ? [] : {source}" : source;
            _code.Line($"{_names.Of(type.Name)} {local} = {empty};");
            EmitValue(rules, others, value, isInlined);
            return;
        }

        if (mustBeSet is null)
        {
            using (_code.Block($"if ({source} is {{ }} {local})"))
            {
                Nested().EmitValue(rules, others, value, isInlined);
            }

            return;
        }

        using (_code.Block(hasMore ? $"if ({source} is not {{ }} {local})" : $"if ({source} is null)"))
        {
            string name = Identifiers.Literal(rulePrefix + mustBeSet.Name);
            _code.Line(mustBeSet.Message is { } message
                ? $"errors.Add({path.Expression}, {name}, {Identifiers.Literal(message)});"
                : $"errors.AddBroken({path.Expression}, {name}, {Identifiers.Literal(RuleTexts.Of(mustBeSet, type))});");
        }

        if (hasMore)
        {
            using (_code.Block("else"))
            {
                Nested().EmitValue(rules, others, value, isInlined);
            }
        }
    }

    private RuleSetEmitter Nested() => new(_code, _names, _fields, _target, _fieldLocals, _locals.Nested(), _patterns);

    private static bool IsText(TypeModel type) => type is ScalarType { Kind: ScalarKind.String };

    private void EmitValue(RuleSet rules, List<ValidationRule> own, RuledValue value, bool isInlined)
    {
        new RuleEmitter(_code, _names, _fields, _target, _locals, _patterns).Emit(value, own.Where(r => r.Kind != RuleKind.NoSparse));
        if (rules.Descends)
        {
            EmitDescent(value, isInlined);
        }

        if (value.Type is MapType map)
        {
            EmitEntries(rules, map, value, isSparse: own.Exists(r => r.Kind == RuleKind.NoSparse) && map.Value.IsReference);
        }
        else if (rules.Element is { IsEmpty: false } element)
        {
            EmitElements(element, value);
        }
    }

    private void EmitDescent(RuledValue value, bool isInlined)
    {
        _code.Gap();
        string mark = _locals.Take("mark");
        string codec = _names.Of(((MessageType)value.Type).Codec);
        _code.Line($"int {mark} = errors.Enter();");
        _code.Line($"{codec}.Validate({value.Local}, ref errors);");
        if (isInlined)
        {
            _code.Line($"errors.Leave({mark});");
            return;
        }

        using (_code.Block($"if (errors.Leave({mark}))"))
        {
            _code.Line($"errors.Prefix({mark}, {value.Path.Expression});");
        }
    }

    private void EmitElements(RuleSet rules, RuledValue value)
    {
        (TypeModel element, string items, bool isIndexed) = value.Type switch
        {
            ListType { Shape: ListShape.Array or ListShape.ImmutableArray } list => (list.Element, "Length", true),
            ListType { Shape: ListShape.List or ListShape.IList or ListShape.IReadOnlyList } list => (list.Element, "Count", true),
            ListType { Shape: ListShape.ImmutableList } list => (list.Element, value.Local, false),
            ListType list => (list.Element, $"{ExpressionEmitter.Checks}.Elements({value.Local})", false),
            SetType { Shape: SetShape.HashSet or SetShape.ImmutableHashSet } set => (set.Element, value.Local, false),
            _ => (((SetType)value.Type).Element, $"{ExpressionEmitter.Checks}.Elements({value.Local})", false),
        };
        _code.Gap();
        string index = _locals.Take("i");
        string local = _locals.Take("element");
        string type = _names.Of(element.Name);
        PathText path = value.Path.At(index);
        if (isIndexed)
        {
            using (_code.Block($"for (int {index} = 0; {index} < {value.Local}.{items} && !errors.IsFull; {index}++)"))
            {
                Nested().EmitNullable(rules, element, $"{value.Local}[{index}]", local, path, value.RulePrefix, isNullable: false);
            }

            return;
        }

        string item = _locals.Take("item");
        _code.Line($"int {index} = -1;");
        using (_code.Block($"foreach ({type} {item} in {items})"))
        {
            _code.Line($"{index}++;");
            EmitStop();
            Nested().EmitNullable(rules, element, item, local, path, value.RulePrefix, isNullable: false);
        }
    }

    private void EmitEntries(RuleSet rules, MapType map, RuledValue value, bool isSparse)
    {
        if (rules.Key is not { IsEmpty: false } && rules.Value is not { IsEmpty: false } && !isSparse)
        {
            return;
        }

        _code.Gap();
        string entry = _locals.Take("entry");
        string items = map.Shape is MapShape.Dictionary or MapShape.ImmutableDictionary ? value.Local : $"{ExpressionEmitter.Checks}.Entries({value.Local})";
        string type = _names.Of(TypeName.Generic("System.Collections.Generic", "KeyValuePair", map.Key.Name, map.Value.Name));
        PathText path = value.Path.At($"{ExpressionEmitter.Checks}.Key({entry}.Key)");
        using (_code.Block($"foreach ({type} {entry} in {items})"))
        {
            EmitStop();
            if (rules.Key is { IsEmpty: false } keys)
            {
                EmitNullable(keys, map.Key, $"{entry}.Key", _locals.Take("key"), path, value.RulePrefix + "key.", isNullable: false);
            }

            if (isSparse)
            {
                _code.Gap();
                using (_code.Block($"if ({entry}.Value is null)"))
                {
                    _code.Line($"errors.AddBroken({path.Expression}, {Identifiers.Literal(value.RulePrefix + "no_sparse")}, \"must hold no empty values\");");
                }
            }

            if (rules.Value is { IsEmpty: false } values)
            {
                _code.Gap();
                EmitNullable(values, map.Value, $"{entry}.Value", _locals.Take("value"), path, value.RulePrefix, isNullable: false);
            }
        }
    }

    private void EmitStop()
    {
        using (_code.Block("if (errors.IsFull)"))
        {
            _code.Line("break;");
        }

        _code.Line();
    }
}
