# Every text that the module shows to persons, in Japanese. How to add one: en-US/AwsRole.Messages.psd1.
@{
    ConsoleBrowserHint = 'Open-AwsConsole -PassThru でアドレスを受け取り、ほかの場所のブラウザーで開いてください。'
    ConsoleBrowserMissing = 'ここには開けるブラウザーがありません。'
    ConsoleOpened = '{1}としてブラウザーで{0}を開きました。'
    ConsolePage = 'コンソール'
    ConsoleServicePage = '{0} のコンソール'
    ConsoleShellRole = 'このシェルのロール'
    PopBack = '元に戻りました: {0}'
    PopEmpty = 'このシェルには、戻せる Push-AwsRole がありません。'
    PopEmptyHint = 'Push-AwsRole で積みます。Clear-AwsRole は最初のロールより前に戻します。'
    PopNone = 'シェルは再び AWS ロールのない状態です。'
    RoleCleared = 'AWS ロールを解除しました。シェルは元の状態に戻っています。'
    RoleNotSet = 'このシェルには AWS ロールが設定されていません。'
}
