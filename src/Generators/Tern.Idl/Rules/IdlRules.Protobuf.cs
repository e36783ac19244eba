namespace Tern.Idl;

public static partial class IdlRules
{
    /// <summary>TERN3201: the file is written in a language that nobody knows.</summary>
    public static readonly IdlRule ProtobufSyntax = new(
        "TERN3201",
        "Protobuf files are proto2, proto3 or of a known edition",
        "'{0}' is not known; use syntax = \"proto2\", syntax = \"proto3\", edition = \"2023\" or edition = \"2024\"",
        IdlSeverity.Error);

    /// <summary>TERN3202: a file does not say which language it is written in.</summary>
    public static readonly IdlRule NoSyntaxLine = new(
        "TERN3202",
        "Protobuf files say their syntax",
        "this file has no syntax or edition line and is read as proto2; begin it with syntax = \"proto2\", or with edition = \"2023\" and its other defaults",
        IdlSeverity.Hint);

    /// <summary>TERN3203: a file is imported twice.</summary>
    public static readonly IdlRule ImportedTwice = new("TERN3203", "A file is imported once", "'{0}' is imported already; the line can go", IdlSeverity.Error);

    /// <summary>TERN3204: an import serves nothing.</summary>
    public static readonly IdlRule UnusedImport = new("TERN3204", "Imports are used", "nothing of '{0}' is used here; the line can go", IdlSeverity.Hint);

    /// <summary>TERN3205: a construct is used in an edition that does not have it.</summary>
    public static readonly IdlRule OptionEdition = new("TERN3205", "Constructs fit the edition", "'{0}' {1}", IdlSeverity.Error);

    /// <summary>TERN3206: a name does not follow the style guide, which edition 2024 enforces.</summary>
    public static readonly IdlRule NamingStyle = new(
        "TERN3206",
        "Names follow the style of edition 2024",
        "{0} '{1}' is not {2}; rename it, or set features.enforce_naming_style = STYLE_LEGACY",
        IdlSeverity.Error);

    /// <summary>TERN3207: a type is used that its file keeps for itself.</summary>
    public static readonly IdlRule LocalType = new(
        "TERN3207",
        "Types of other files are exported",
        "'{0}' is local to '{1}'; mark it 'export' there, or use another type",
        IdlSeverity.Error);

    /// <summary>TERN3208: a nested type is exported from a file whose visibility is strict.</summary>
    public static readonly IdlRule NestedExport = new(
        "TERN3208",
        "Exported types stand at the top",
        "'{0}' is nested and cannot be exported where default_symbol_visibility is STRICT; move it to the top of the file{1}",
        IdlSeverity.Error);

    /// <summary>TERN3209: files for the lite runtime and others are mixed.</summary>
    public static readonly IdlRule LiteMix = new("TERN3209", "Lite files keep to themselves", "{0}", IdlSeverity.Error);

    /// <summary>TERN3210: a field number is out of range.</summary>
    public static readonly IdlRule FieldNumberRange = new("TERN3210", "Field numbers are 1 to 536870911", "{0} cannot be used: {1}", IdlSeverity.Error);

    /// <summary>TERN3211: two fields of a message have one number.</summary>
    public static readonly IdlRule NumberTwice = new(
        "TERN3211",
        "Field numbers are unique",
        "the number {0} is that of '{1}' already; the next free one is {2}",
        IdlSeverity.Error);

    /// <summary>TERN3212: a reserved number or name is used.</summary>
    public static readonly IdlRule ReservedUsed = new(
        "TERN3212",
        "Reserved numbers and names stay unused",
        "{0} is reserved in '{1}'; choose another, or take it out of the reserved ones if it never meant anything else",
        IdlSeverity.Error);

    /// <summary>TERN3213: a field uses a number that is for extensions.</summary>
    public static readonly IdlRule NumberForExtensions = new(
        "TERN3213",
        "Fields keep out of extension ranges",
        "the number {0} is for extensions of '{1}'; choose another",
        IdlSeverity.Error);

    /// <summary>TERN3214: a range of numbers is empty or overlaps with another one, or a name is reserved twice.</summary>
    public static readonly IdlRule RangeOverlap = new("TERN3214", "Ranges are in order and apart", "{0} {1}", IdlSeverity.Error);

    /// <summary>TERN3215: a reserved name could never be used.</summary>
    public static readonly IdlRule ReservedNotName = new("TERN3215", "Reserved names are names", "'{0}' can be no name, so reserving it has no effect", IdlSeverity.Warning);

    /// <summary>TERN3216: two fields have one name in JSON.</summary>
    public static readonly IdlRule JsonNameConflict = new(
        "TERN3216",
        "Names in JSON are unique",
        "'{0}' and '{1}' are both '{2}' in JSON; rename one, or set json_name",
        IdlSeverity.Error);

    /// <summary>TERN3217: two fields of proto2 have one name in JSON.</summary>
    public static readonly IdlRule JsonNameTolerated = new(
        "TERN3217",
        "Names in JSON should be unique",
        "'{0}' and '{1}' are both '{2}' in JSON, so one of them cannot be read; rename one, or set json_name",
        IdlSeverity.Warning);

    /// <summary>TERN3218: a name in JSON has a form that it cannot have.</summary>
    public static readonly IdlRule JsonNameForm = new("TERN3218", "Names in JSON can be written", "'{0}' cannot be a json_name: {1}", IdlSeverity.Error);

    /// <summary>TERN3220: a map has keys of a type that cannot be one.</summary>
    public static readonly IdlRule MapKey = new(
        "TERN3220",
        "Map keys are integers, bools or strings",
        "'{0}' cannot be the key of a map; use a whole number, bool or string",
        IdlSeverity.Error);

    /// <summary>TERN3221: the hidden message of a map's entries is used as a type.</summary>
    public static readonly IdlRule MapEntryUsed = new(
        "TERN3221",
        "The entries of maps have no name",
        "'{0}' is the hidden message of the entries of map '{1}'; define a message of your own, or begin the name with a dot if another one is meant",
        IdlSeverity.Error);

    /// <summary>TERN3222: the hidden message of a map's entries has the name of something else.</summary>
    public static readonly IdlRule MapEntryName = new(
        "TERN3222",
        "Maps leave room for their entries",
        "map '{0}' needs the name '{1}' for its entries, and {2}; rename one of them",
        IdlSeverity.Error);

    /// <summary>TERN3223: a map has values of an enum that does not begin with zero.</summary>
    public static readonly IdlRule MapEnumValue = new(
        "TERN3223",
        "Enums in maps begin with zero",
        "the first value of enum '{0}' is '{1}', which is not zero; a map needs an enum that begins with zero",
        IdlSeverity.Error);

    /// <summary>TERN3224: proto3 does not have a construct of proto2.</summary>
    public static readonly IdlRule NotInProto3 = new("TERN3224", "proto3 files use what proto3 has", "proto3 has no {0}; {1}", IdlSeverity.Error);

    /// <summary>TERN3225: a closed enum is used where its zero cannot be told from nothing.</summary>
    public static readonly IdlRule ClosedEnum = new(
        "TERN3225",
        "Implicit presence goes with open enums",
        "enum '{0}' is closed and cannot be the type of {1}; define it in a proto3 file or make it open",
        IdlSeverity.Error);

    /// <summary>TERN3226: a default value is not of the type of its field.</summary>
    public static readonly IdlRule DefaultValue = new("TERN3226", "Default values fit their fields", "the default of '{0}' must be {1}, found {2}", IdlSeverity.Error);

    /// <summary>TERN3227: a field has a default value and cannot have one.</summary>
    public static readonly IdlRule DefaultNotAllowed = new("TERN3227", "Fields that can have a default value set one", "'{0}' can have no default value: {1}", IdlSeverity.Error);

    /// <summary>TERN3230: an enum has no values.</summary>
    public static readonly IdlRule EnumEmpty = new("TERN3230", "Enums have values", "enum '{0}' has no value; define one for zero", IdlSeverity.Error);

    /// <summary>TERN3231: the first value of an open enum is not zero.</summary>
    public static readonly IdlRule EnumFirstZero = new(
        "TERN3231",
        "Open enums begin with zero",
        "'{0}' is the first value of '{1}' and must be 0; begin with a value such as {1}_UNSPECIFIED = 0",
        IdlSeverity.Error);

    /// <summary>TERN3232: two values of an enum have one number.</summary>
    public static readonly IdlRule EnumAlias = new(
        "TERN3232",
        "Enum values have numbers of their own",
        "'{0}' has the number of '{1}', {2}; if both names are meant, say option allow_alias = true",
        IdlSeverity.Error);

    /// <summary>TERN3233: an enum allows aliases and has none, or forbids them, which is the default.</summary>
    public static readonly IdlRule EnumAliasNeedless = new("TERN3233", "allow_alias is used", "{0}; take the option out", IdlSeverity.Error);

    /// <summary>TERN3234: two values of an enum have one name in generated code.</summary>
    public static readonly IdlRule EnumNameConflict = new(
        "TERN3234",
        "Enum values differ in more than case and prefix",
        "'{0}' and '{1}' are the same name without case, underscores and the name of the enum; rename one, or give both one number",
        IdlSeverity.Error);

    /// <summary>TERN3235: two values of an enum of proto2 have one name in generated code.</summary>
    public static readonly IdlRule EnumNameTolerated = new(
        "TERN3235",
        "Enum values should differ in more than case and prefix",
        "'{0}' and '{1}' are the same name without case, underscores and the name of the enum; rename one, or give both one number",
        IdlSeverity.Warning);

    /// <summary>TERN3240: the number of an extension is not one that its message gives to extensions.</summary>
    public static readonly IdlRule ExtensionNumber = new("TERN3240", "Extensions use extension numbers", "{0} is no extension number of '{1}': {2}", IdlSeverity.Error);

    /// <summary>TERN3241: two extensions of a file have one number.</summary>
    public static readonly IdlRule ExtensionNumberTwice = new(
        "TERN3241",
        "Extension numbers are unique",
        "the extension number {0} of '{1}' is that of '{2}' in '{3}' already",
        IdlSeverity.Error);

    /// <summary>TERN3242: extensions of two files that know each other have one number.</summary>
    public static readonly IdlRule ExtensionNumberElsewhere = new(
        "TERN3242",
        "Extension numbers should be unique",
        "the extension number {0} of '{1}' is that of '{2}' in '{3}' too; whoever uses both files cannot tell them apart",
        IdlSeverity.Warning);

    /// <summary>TERN3243: an extension differs from its declaration, or a declaration is wrong.</summary>
    public static readonly IdlRule ExtensionDeclaration = new("TERN3243", "Extensions are as they are declared", "'{0}': {1}", IdlSeverity.Error);

    /// <summary>TERN3244: an extension is required, or does not fit a message set.</summary>
    public static readonly IdlRule ExtensionForm = new("TERN3244", "Extensions are optional", "'{0}' cannot be here: {1}", IdlSeverity.Error);

    /// <summary>TERN3250: the value of an option is not of its type.</summary>
    public static readonly IdlRule OptionValue = new("TERN3250", "Options have values of their type", "'{0}' takes {1}, found {2}", IdlSeverity.Error);

    /// <summary>TERN3251: an option is set twice.</summary>
    public static readonly IdlRule OptionSetTwice = new("TERN3251", "Options are set once", "'{0}' is set already", IdlSeverity.Error);

    /// <summary>TERN3252: a part is set of an option that has none.</summary>
    public static readonly IdlRule OptionHasNoParts = new("TERN3252", "Options with parts are messages", "'{0}' {1}", IdlSeverity.Error);

    /// <summary>TERN3253: an option is set on something that it is not for.</summary>
    public static readonly IdlRule OptionMisplaced = new("TERN3253", "Options stand where they belong", "'{0}' does not fit here: {1}", IdlSeverity.Error);

    /// <summary>TERN3254: a message in an option lacks required fields.</summary>
    public static readonly IdlRule OptionIncomplete = new("TERN3254", "Required parts of options are set", "'{0}' needs {1} too", IdlSeverity.Error);

    /// <summary>TERN3255: an option is deprecated in this edition.</summary>
    public static readonly IdlRule OptionDeprecated = new("TERN3255", "Options are up to date", "'{0}' is deprecated from edition {1} on", IdlSeverity.Warning);

    /// <summary>TERN3260: a feature is set in a file of proto2 or proto3.</summary>
    public static readonly IdlRule FeaturesNeedEdition = new(
        "TERN3260",
        "Features need an edition",
        "features can be set in editions only; write edition = \"2023\", or what proto2 and proto3 have for it",
        IdlSeverity.Error);

    /// <summary>TERN3261: a feature is set on a field that it means nothing for.</summary>
    public static readonly IdlRule FeatureMisplaced = new("TERN3261", "Features fit their fields", "'{0}' does not fit here: {1}", IdlSeverity.Error);

    private static IEnumerable<IdlRule> ProtobufRules() =>
    [
        ProtobufSyntax,
        NoSyntaxLine,
        ImportedTwice,
        UnusedImport,
        OptionEdition,
        NamingStyle,
        LocalType,
        NestedExport,
        LiteMix,
        FieldNumberRange,
        NumberTwice,
        ReservedUsed,
        NumberForExtensions,
        RangeOverlap,
        ReservedNotName,
        JsonNameConflict,
        JsonNameTolerated,
        JsonNameForm,
        MapKey,
        MapEntryUsed,
        MapEntryName,
        MapEnumValue,
        NotInProto3,
        ClosedEnum,
        DefaultValue,
        DefaultNotAllowed,
        EnumEmpty,
        EnumFirstZero,
        EnumAlias,
        EnumAliasNeedless,
        EnumNameConflict,
        EnumNameTolerated,
        ExtensionNumber,
        ExtensionNumberTwice,
        ExtensionNumberElsewhere,
        ExtensionDeclaration,
        ExtensionForm,
        OptionValue,
        OptionSetTwice,
        OptionHasNoParts,
        OptionMisplaced,
        OptionIncomplete,
        OptionDeprecated,
        FeaturesNeedEdition,
        FeatureMisplaced,
    ];
}
