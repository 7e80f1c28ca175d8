// SPDX-License-Identifier: MPL-2.0

package event

// User is the user that the event happened to.
type User struct {
	ID        *string           `tfsdk:"id"`
	Email     *string           `tfsdk:"email"`
	Username  *string           `tfsdk:"username"`
	IPAddress *string           `tfsdk:"ip_address"`
	Name      *string           `tfsdk:"name"`
	Geo       Geo               `tfsdk:"geo"`
	DataJSON  *string           `tfsdk:"data_json"`
	Tags      map[string]string `tfsdk:"tags"`
}

// Geo is where the user's IP address is registered.
type Geo struct {
	CountryCode *string `tfsdk:"country_code"`
	City        *string `tfsdk:"city"`
	Region      *string `tfsdk:"region"`
	Subdivision *string `tfsdk:"subdivision"`
}

// UserReport is the feedback that a user left for the event.
type UserReport struct {
	ID          *string `tfsdk:"id"`
	Name        *string `tfsdk:"name"`
	Email       *string `tfsdk:"email"`
	Comments    *string `tfsdk:"comments"`
	DateCreated *string `tfsdk:"date_created"`
}
