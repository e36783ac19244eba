namespace Tern.Schema.Contracts;

/// <summary>All contracts of a project, with what tools need to know of them beyond what their generated code repeats.</summary>
/// <remarks>Not for the generator's pipeline: notes change whenever a line moves. Safe for concurrent reading.</remarks>
public sealed class ContractSet
{
    private readonly IReadOnlyDictionary<string, ContractNote> _notes;

    /// <summary>Puts contracts together.</summary>
    /// <param name="messages">Messages and declared exceptions, closed generic ones too.</param>
    /// <param name="unions">Unions.</param>
    /// <param name="enums">Enums that they use.</param>
    /// <param name="services">Services.</param>
    /// <param name="broken">Protobuf names of messages, and wire names of services, that have errors and are left out.</param>
    /// <param name="notes">Notes by the keys of <see cref="ContractKeys"/>.</param>
    public ContractSet(
        EquatableArray<MessageModel> messages,
        EquatableArray<UnionModel> unions,
        EquatableArray<EnumType> enums,
        EquatableArray<ServiceModel> services,
        EquatableArray<string> broken,
        IReadOnlyDictionary<string, ContractNote> notes)
    {
        Messages = messages;
        Unions = unions;
        Enums = enums;
        Services = services;
        Broken = broken;
        _notes = notes;
    }

    /// <summary>Messages and declared exceptions, closed generic ones too, by Protobuf name.</summary>
    public EquatableArray<MessageModel> Messages { get; }

    /// <summary>Unions, by Protobuf name.</summary>
    public EquatableArray<UnionModel> Unions { get; }

    /// <summary>Enums that contracts use, by Protobuf name.</summary>
    public EquatableArray<EnumType> Enums { get; }

    /// <summary>Services, by wire name.</summary>
    public EquatableArray<ServiceModel> Services { get; }

    /// <summary>Protobuf names of messages, and wire names of services, that have errors and are left out.</summary>
    public EquatableArray<string> Broken { get; }

    /// <summary>What is noted of a part; an empty note if nothing is.</summary>
    /// <param name="key">A key of <see cref="ContractKeys"/>.</param>
    public ContractNote NoteOf(string key) => _notes.TryGetValue(key, out ContractNote? note) ? note : ContractNote.Empty;
}
