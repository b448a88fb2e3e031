# Every text that the module shows to persons, in Japanese. How to add one: en-US/AwsRole.Messages.psd1.
@{
    RoleCleared = 'AWS ロールを解除しました。シェルは元の状態に戻っています。'
    RoleNotSet = 'このシェルには AWS ロールが設定されていません。'
}
