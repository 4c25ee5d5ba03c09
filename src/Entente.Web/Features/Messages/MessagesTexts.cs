namespace Entente.Web.Features.Messages;

/// <summary>Names the texts of messages: MessagesTexts.zh-CN.resx and MessagesTexts.en.resx.</summary>
public sealed class MessagesTexts;
