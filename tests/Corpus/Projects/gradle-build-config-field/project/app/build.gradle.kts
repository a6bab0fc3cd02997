plugins {
    id("com.android.application")
}

android {
    namespace = "org.example.wallet"
    defaultConfig {
        buildConfigField("String", "STATEMENTS", "\"https://wallet-statements.s3.amazonaws.com\"")
        buildConfigField("String", "PIN_PRIMARY", "\"sha256/DxH4tt40L+eduF6szpY6TONlxhZhBd+pJ9wbHlQ2fuw=\"")
        buildConfigField("String", "PIN_BACKUP", "\"sha256/++MBgDH5WGvL9Bcn5Be30cRcL0f5O+NyoXuWtQdX1aI=\"")
    }
}
