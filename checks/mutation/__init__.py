"""Would the rules notice? Numbers of the plans altered one at a time, and the audit run again on the altered text."""
